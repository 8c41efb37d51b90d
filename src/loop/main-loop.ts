import { epochsFactory, type Epochs } from './epochs.ts';
import { TrainingTerminated } from './errors.ts';
import { HookCalls } from './hook-calls.ts';
import { claimHooks } from './hook-owners.ts';
import type { Hook, Profile } from './hook.ts';
import { TrainingTrace } from './hooks/training-trace.ts';
import type { LogLevel } from './log.ts';
import { newCursor, type EpochCursor, type LoopState } from './loop-state.ts';
import { resolveOptions, type MainLoopOptions, type ResolvedOptions } from './main-loop-options.ts';
import { refuseRepeated, type StreamLike, type StreamRegistry } from './stream-registry.ts';
import type { StreamWrapper } from './stream-wrapper.ts';
import { structuredCopy } from './structured-copy.ts';

/** Why a training ended without an error. */
export interface TrainingEnd {
  readonly origin: TrainingTerminated['origin'];
  readonly message: string;
}

/**
 * emloop's main loop. In ten lines:
 *
 *     hooks: beforeTraining
 *     unless skipZerothEpoch: measure the train stream and the extra streams once (epoch 0)
 *     repeat:
 *       for each batch of the train stream: read it; stop asked? leave; run the model, it learns; hooks: afterBatch
 *       for each extra stream, each batch: the same, but the model is only measured
 *       trainingEpochsDone += 1
 *       hooks: afterEpoch, then afterEpochProfile
 *       leave if a hook asked for it by TrainingTerminated, or epochsCount epochs are done
 *     hooks: afterTraining(success)
 *
 * The gate is passed before each of these. Rules: `SPEC.md`.
 */
export class MainLoop {
  readonly #options: ResolvedOptions;
  readonly #hooks: readonly Hook[];
  readonly #calls: HookCalls;
  readonly #streams: StreamRegistry;
  readonly #makeEpochs: ReturnType<typeof epochsFactory>;
  readonly #inHand: { stream: StreamWrapper | null } = { stream: null };
  readonly #epochs: Epochs;
  /** The zeroth epoch of the run in hand is behind us, or is not wanted. */
  #isZerothEpochDone: boolean;
  #isRunning = false;
  #isStopRequested = false;
  /** Where the training stands in its epoch; null between two epochs. */
  #cursor: EpochCursor | null = null;
  /** A restored state, until the next `runTraining` takes over its place and the hooks' memories. */
  #restored: LoopState | null = null;
  /** In an evaluation or a bare `epoch()`: places there are not places of a training. */
  #isAside = false;

  /** Throws on a bad option value, an unknown option (by `onIncorrectConfig`) or a hook that has a loop already. */
  constructor(options: MainLoopOptions) {
    this.#options = resolveOptions(options);
    const { hooks, gate, skipZerothEpoch } = this.#options;
    this.#hooks = hooks;
    this.#isZerothEpochDone = skipZerothEpoch;
    this.#calls = new HookCalls(hooks, gate);
    this.#makeEpochs = epochsFactory({
      options: this.#options,
      calls: this.#calls,
      isStopRequested: () => this.#isStopRequested,
      inHand: this.#inHand,
    });
    ({ streams: this.#streams, epochs: this.#epochs } = this.#makeEpochs());
    claimHooks(hooks);
    for (const hook of hooks) hook.registerMainLoop?.(this);
  }

  /** Training epochs completed since the loop was made, restored ones included. */
  get trainingEpochsDone(): number {
    return this.#epochs.done;
  }
  get fixedEpochSize(): number | null {
    return this.#options.fixedEpochSize;
  }
  get trainStreamName(): string {
    return this.#options.trainStreamName;
  }
  get extraStreams(): readonly string[] {
    return this.#options.extraStreams;
  }
  /** The stream that is passed over just now, or null. */
  get streamInHand(): StreamWrapper | null {
    return this.#inHand.stream;
  }
  /** Seconds by timer name; one object for the life of the loop, cleared at the start of each epoch. */
  get profile(): Profile {
    return this.#epochs.profile;
  }

  /** The wrapper of a stream of the data set, one per name. Throws with the known names when there is no such stream. */
  getStream(name: string): StreamWrapper {
    return this.#streams.get(name);
  }

  /** Which hook of the list threw the error that a run ended with; null where it came from elsewhere. */
  hookThatThrew(error: unknown): number | null {
    return this.#calls.hookThatThrew(error);
  }

  /**
   * emloop's interrupt: looked at only after the next batch was read; that batch is dropped and training ends with
   * success. It counts for the run in hand; where nothing runs it is forgotten.
   */
  requestStop(): void {
    if (this.#isStopRequested || !(this.#isRunning || this.#isAside)) return;
    this.#isStopRequested = true;
    this.#log('warning', 'Stop was asked for. The loop will end when the next batch has been read.');
    this.#log('warning', 'Another stop would end it at once, without after_training.');
  }

  /** Trains until a hook ends it, Stop is noticed or `epochsCount` is reached, and says which. */
  async runTraining(): Promise<TrainingEnd> {
    this.#requireIdle();
    if (!this.#hooks.some((hook) => hook instanceof TrainingTrace))
      this.#log(
        'warning',
        'No TrainingTrace hook is in the list: nothing will record when this run began and how it ended.',
      );
    return this.#inTraining('training', async () => {
      this.#log('debug', 'Training started');
      this.#goToStart();
      if (!this.#isZerothEpochDone) await this.#runZerothEpoch();
      for (;;) {
        await this.#runTrainingEpoch();
        this.#endWhenEpochsAreDone();
      }
    });
  }

  /** Measures one stream as an epoch of its own, inside beforeTraining and afterTraining. */
  async runEvaluation(streamName: string): Promise<TrainingEnd> {
    this.#requireIdle();
    return this.#aside(() =>
      this.#inTraining('evaluation', async () => {
        this.#log('info', `Running the evaluation of stream ${streamName}`);
        await this.#epochs.run({ trainNames: [], evalNames: [streamName], cursor: newCursor() });
        this.#log('info', 'Evaluation done');
      }),
    );
  }

  /** One epoch over the given streams, without beforeTraining and afterTraining. TrainingTerminated reaches the caller. */
  async epoch(trainStreams: Iterable<StreamLike>, evalStreams: Iterable<StreamLike> = []): Promise<void> {
    if (!this.#isRunning) this.#isStopRequested = false;
    // Called by a hook, it must not touch the streams and the profile of the epoch in hand (reference 9.12).
    const isNested = this.#isRunning || this.#isAside;
    const { streams, epochs } = isNested ? this.#makeEpochs() : { streams: this.#streams, epochs: this.#epochs };
    epochs.done = this.#epochs.done;
    await this.#aside(async () => {
      streams.clear();
      try {
        await epochs.run({ ...streams.prepare(trainStreams, evalStreams), cursor: newCursor() });
      } finally {
        streams.clear();
        this.#epochs.done = epochs.done;
      }
    });
  }

  /**
   * Everything that decides how the training goes on: counters, stream places, each hook's memory, the model. Only between
   * two batches or epochs of a training, or when the loop is at rest; throws elsewhere.
   */
  async captureState(): Promise<LoopState> {
    if (this.#isAside)
      throw new Error('The state cannot be captured during an evaluation or a single epoch. Wait for its end.');
    if (!this.#epochs.isBetweenBatches)
      throw new Error(
        'The state can be captured only between two batches or epochs; here something is half done. Step to the next batch.',
      );
    const { cursor, streams } = this.#restored ?? { cursor: this.#cursor, streams: this.#streams.capturePositions() };
    const counters = { epochsDone: this.#epochs.done, isZerothEpochDone: this.#isZerothEpochDone };
    const place = { cursor: cursor === null ? null : { ...cursor }, streams };
    const hooks: unknown[] = [];
    for (const [index, hook] of this.#hooks.entries())
      hooks.push(structuredCopy(this.#restored === null ? await hook.captureState?.() : this.#restored.hooks[index]));
    return { ...counters, ...place, hooks, model: structuredCopy(await this.#options.model.captureState?.()) };
  }

  /**
   * Takes over a captured state; the next `runTraining` goes on from there, in mid-epoch if need be, and only then the hooks
   * get their memories back: an evaluation in between must neither see nor change them. Throws while the loop runs, and
   * when hooks or streams are not those of the state.
   */
  async restoreState(state: LoopState): Promise<void> {
    this.#requireFitting(state);
    const { epochsDone, isZerothEpochDone, cursor } = state;
    this.#restored = state;
    this.#epochs.done = this.#epochs.inHand = epochsDone;
    this.#isZerothEpochDone = isZerothEpochDone || (this.#options.skipZerothEpoch && cursor === null);
    await this.#options.model.restoreState?.(structuredCopy(state.model));
  }

  async #restoreHooks(memories: readonly unknown[]): Promise<void> {
    for (const [index, hook] of this.#hooks.entries()) await hook.restoreState?.(structuredCopy(memories[index]));
  }

  #requireFitting({ hooks, streams }: LoopState): void {
    if (this.#isRunning || this.#isAside)
      throw new Error('The state cannot be restored while the loop runs. Wait for its end or make a new loop.');
    if (hooks.length !== this.#hooks.length)
      throw new Error(
        `The state was captured with ${hooks.length} hooks, this loop has ${this.#hooks.length}. Use the same list.`,
      );
    for (const name of Object.keys(streams)) this.#streams.get(name);
  }

  /** To the restored place, or to the beginning of a run: there the streams go on where they are (emloop 2.4). */
  #goToStart(): void {
    const restored = this.#restored;
    this.#restored = null;
    if (restored === null) {
      this.#cursor = null;
      this.#isZerothEpochDone = this.#options.skipZerothEpoch;
      return;
    }
    this.#streams.clear();
    this.#streams.restorePositions(restored.streams);
    this.#cursor = restored.cursor === null ? null : { ...restored.cursor };
    if (this.#isZerothEpochDone && this.#cursor === null) this.#endWhenEpochsAreDone();
  }

  async #runZerothEpoch(): Promise<void> {
    const { trainStreamName, extraStreams } = this.#options;
    this.#epochs.inHand = this.#epochs.done;
    await this.#epochs.pass('beginZerothEpoch');
    this.#log('info', 'Evaluating epoch 0');
    await this.#runEpoch([], [trainStreamName, ...extraStreams]);
    this.#log('info', 'Epoch 0 done');
  }

  async #runTrainingEpoch(): Promise<void> {
    const { trainStreamName, extraStreams } = this.#options;
    this.#epochs.inHand = this.#epochs.done + 1;
    await this.#epochs.pass('beginEpoch');
    this.#log('info', `Training epoch ${this.#epochs.inHand}`);
    await this.#runEpoch([trainStreamName], extraStreams);
    this.#log('info', `Epoch ${this.#epochs.done} done`);
  }

  /** An epoch of the training's sequence. A state captured after its hooks failed must not count it again. */
  #runEpoch(trainNames: readonly string[], evalNames: readonly string[]): Promise<void> {
    refuseRepeated(this.#options.extraStreams);
    const cursor = (this.#cursor ??= newCursor());
    const onCounted = () => {
      this.#cursor = null;
      this.#isZerothEpochDone = true;
    };
    return this.#epochs.run({ trainNames, evalNames, cursor, onCounted });
  }

  #endWhenEpochsAreDone(): void {
    const { epochsCount } = this.#options;
    if (epochsCount !== null && epochsCount > 0 && this.#epochs.done >= epochsCount)
      throw new TrainingTerminated(`All ${epochsCount} epochs are done`, 'epochsCount');
  }

  async #inTraining(what: 'training' | 'evaluation', body: () => Promise<void>): Promise<TrainingEnd> {
    this.#isRunning = true;
    this.#isStopRequested = this.#epochs.isBetweenBatches = false;
    let end: TrainingEnd = { origin: 'epochsCount', message: `The ${what} is done` };
    let startedCount = 0;
    const failures: unknown[] = [];
    try {
      if (what === 'training' && this.#restored !== null) await this.#restoreHooks(this.#restored.hooks);
      await this.#calls.beforeTraining(this.#epochs.done, (count) => {
        startedCount = count;
      });
      this.#epochs.isBetweenBatches = true;
      await body();
    } catch (caught) {
      if (caught instanceof TrainingTerminated) {
        end = { origin: caught.origin, message: caught.message };
        failures.push(...this.#logTermination(what, caught));
      } else failures.push(caught);
    }
    this.#epochs.isBetweenBatches = true;
    const exit = { success: failures.length === 0, epochId: this.#epochs.inHand, count: startedCount };
    failures.push(...(await this.#calls.afterTraining(exit)));
    this.#isRunning = false;
    if (failures.length === 0) return end;
    for (const further of failures.slice(1)) this.#log('error', `After that another error came: ${String(further)}`);
    throw failures[0];
  }

  /** What the log failed with, if it did: the hooks must hear of the end all the same. */
  #logTermination(what: 'training' | 'evaluation', { message }: TrainingTerminated): unknown[] {
    try {
      this.#log('info', `${what === 'training' ? 'Training' : 'Evaluation'} terminated: ${message}`);
      return [];
    } catch (error) {
      return [error];
    }
  }

  #requireIdle(): void {
    if (this.#isRunning || this.#isAside)
      throw new Error('This loop runs already. Wait for its end or make another loop.');
  }

  /** Runs what is no part of a training's sequence. */
  async #aside<T>(body: () => Promise<T>): Promise<T> {
    const before = { isAside: this.#isAside, isBetweenBatches: this.#epochs.isBetweenBatches };
    this.#isAside = true;
    try {
      return await body();
    } finally {
      this.#isAside = before.isAside;
      this.#epochs.isBetweenBatches = before.isBetweenBatches;
    }
  }

  #log(level: LogLevel, message: string): void {
    this.#options.log({ level, message });
  }
}

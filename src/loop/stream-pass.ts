import { mergeBatchData } from './batch-data.ts';
import { commonLength, lengthsText } from './batch-size.ts';
import { afterBatchEvent } from './after-batch-event.ts';
import { isBatch, type Batch } from './batch.ts';
import { TrainingTerminated } from './errors.ts';
import type { GatePlace } from './gate-point.ts';
import type { Profile } from './hook.ts';
import type { HookCalls } from './hook-calls.ts';
import type { EpochCursor } from './loop-state.ts';
import type { Policy, ResolvedOptions } from './main-loop-options.ts';
import type { ModelOutput } from './model.ts';
import { valueText } from './option-values.ts';
import { recordSeconds } from './profile.ts';
import type { SourceCheck } from './source-check.ts';
import type { StreamWrapper } from './stream-wrapper.ts';
import { isThenable } from './thenable.ts';

export interface StreamPassContext {
  readonly options: ResolvedOptions;
  readonly calls: HookCalls;
  readonly profile: Profile;
  readonly sourceCheck: SourceCheck;
  readonly isStopRequested: () => boolean;
  /** The stream that is passed over; passes may nest. */
  readonly inHand: { stream: StreamWrapper | null };
  /** The state can be captured only between two batches. */
  readonly setBetweenBatches: (isBetween: boolean) => void;
}

export interface PassToRun {
  readonly stream: StreamWrapper;
  /** What the stream is called in this pass. */
  readonly streamName: string;
  readonly isTraining: boolean;
  readonly epochId: number;
  /** Counted up batch by batch; a pass that goes on from a restored state starts at its batch. */
  readonly cursor: EpochCursor;
}

/** With everything that stays the same for all batches of the pass, made once. */
interface PassInHand extends PassToRun {
  readonly modelTimer: string;
  readonly hooksTimer: string;
}

/** One pass over one stream: read, look at the interrupt, check, run the model, call the hooks (emloop 2.7, 2.8). */
export class StreamPass {
  readonly #context: StreamPassContext;
  readonly #options: ResolvedOptions;
  #emptyBatches = 0;

  constructor(context: StreamPassContext) {
    this.#context = context;
    this.#options = context.options;
  }

  /** Runs to the end of the stream's epoch. */
  async run(toRun: PassToRun): Promise<void> {
    const { stream, cursor, streamName } = toRun;
    // A wrapper without a name of its own is called otherwise in each list (reference 9.2).
    stream.name = streamName;
    const pass: PassInHand = {
      ...toRun,
      modelTimer: `eval_batch_${streamName}`,
      hooksTimer: `after_batch_hooks_${streamName}`,
    };
    // A stopped run may have left the stream in mid-epoch, perhaps at its very end: then the next epoch begins at once.
    let isLeftover = cursor.batchIndex === 0 && stream.capturePosition().count > 0;
    this.#context.setBetweenBatches(true);
    await this.#at('openStream', pass);
    await stream.open();
    const { inHand } = this.#context;
    const before = inHand.stream;
    inHand.stream = stream;
    try {
      for (;;) {
        this.#context.setBetweenBatches(true);
        const atNext = this.#at('nextBatch', pass);
        if (atNext !== undefined) await atNext;
        this.#context.setBetweenBatches(false);
        const atRead = this.#at('readBatch', pass);
        if (atRead !== undefined) await atRead;
        const read = stream.read();
        const batch = isThenable(read) ? await read : read;
        if (batch === null && isLeftover) {
          isLeftover = false;
          continue;
        }
        if (batch === null) break;
        isLeftover = false;
        try {
          await this.#process(batch, pass);
        } finally {
          cursor.batchIndex += 1;
        }
      }
    } finally {
      inHand.stream = before;
      await stream.close();
    }
    if (cursor.nonempty === 0) this.#apply('onEmptyStream', `Stream '${streamName}' gave no batch that could be used.`);
  }

  async #process(batch: Batch, pass: PassInHand): Promise<void> {
    let held = this.#at('checkInterrupt', pass);
    if (held !== undefined) await held;
    if (this.#context.isStopRequested()) throw new TrainingTerminated('Stop was asked for', 'interrupt');
    held = this.#at('checkBatch', pass);
    if (held !== undefined) await held;
    if (!this.#isUsable(batch, pass)) return;
    pass.cursor.nonempty += 1;
    this.#context.sourceCheck.check(batch, pass.streamName);
    held = this.#at('runModel', pass);
    if (held !== undefined) await held;
    const running = this.#runModel(batch, pass);
    const output = isThenable(running) ? await this.#bufferingMeanwhile(running, pass) : running;
    held = this.#callHooks(batch, output, pass);
    if (held !== undefined) await held;
  }

  #runModel(batch: Batch, { stream, isTraining, modelTimer }: PassInHand): ModelOutput | Promise<ModelOutput> {
    return this.#timed(modelTimer, () => this.#options.model.run(batch, isTraining, stream));
  }

  /** The wait for the model is when a buffered stream reads ahead (emloop's `allow_buffering`). */
  async #bufferingMeanwhile<T>(running: PromiseLike<T>, { stream }: PassInHand): Promise<T> {
    const takeBack = stream.permitBuffering();
    try {
      return await running;
    } finally {
      takeBack();
    }
  }

  #callHooks(batch: Batch, output: ModelOutput, pass: PassInHand): void | Promise<void> {
    return this.#timed(pass.hooksTimer, () => {
      const batchData = mergeBatchData(batch, output);
      return this.#context.calls.afterBatch(afterBatchEvent(pass, batchData), pass);
    });
  }

  /** Times an act, also one that throws, and one that gives a promise until that is settled. */
  #timed<T>(timer: string, act: () => T | PromiseLike<T>): T | Promise<T> {
    const { clock } = this.#options;
    const start = clock();
    let isWaiting = false;
    try {
      const result = act();
      isWaiting = isThenable(result);
      return isThenable(result) ? this.#timedWhenSettled(result, { timer, start }) : result;
    } finally {
      if (!isWaiting) recordSeconds(this.#context.profile, timer, clock() - start);
    }
  }

  async #timedWhenSettled<T>(result: PromiseLike<T>, { timer, start }: { timer: string; start: number }): Promise<T> {
    try {
      return await result;
    } finally {
      recordSeconds(this.#context.profile, timer, this.#options.clock() - start);
    }
  }

  /** False for a batch to skip: empty, or of another size than `fixedBatchSize`. Else unequal lengths are an error. */
  #isUsable(batch: Batch, { streamName, cursor }: PassInHand): boolean {
    const { fixedBatchSize, log } = this.#options;
    if (!isBatch(batch))
      throw new TypeError(
        `Batch ${cursor.batchIndex} of stream '${streamName}' must hold sources by name, but is ${valueText(batch)}.`,
      );
    const size = commonLength(batch);
    if (size === 0) {
      this.#emptyBatches += 1;
      const which = `empty batch number ${this.#emptyBatches} in total`;
      this.#apply('onEmptyBatch', `Batch ${cursor.batchIndex} of stream '${streamName}' is empty (${which}).`);
      return false;
    }
    if (fixedBatchSize !== null && fixedBatchSize > 0 && size !== fixedBatchSize) {
      const [source, column] = Object.entries(batch).find(([, { length }]) => length !== fixedBatchSize) ?? [];
      const reason = `source '${String(source)}' has ${String(column?.length)} rows, fixedBatchSize is ${fixedBatchSize}`;
      log({
        level: 'debug',
        message: `Batch ${cursor.batchIndex} of stream '${streamName}' is skipped: ${reason}.`,
      });
      return false;
    }
    if (size === null)
      throw new Error(
        `The sources of batch ${cursor.batchIndex} of stream '${streamName}' differ in length: ${lengthsText(batch)}. ` +
          `All must have the same number of rows.`,
      );
    return true;
  }

  #apply(option: 'onEmptyBatch' | 'onEmptyStream', message: string): void {
    const policy: Policy = this.#options[option];
    if (policy === 'error') throw new Error(`${message} Set ${option} to 'warn' or 'ignore' to go on.`);
    if (policy === 'warn') this.#options.log({ level: 'warning', message });
  }

  #at(place: GatePlace, { streamName, isTraining, epochId, cursor }: PassInHand): void | Promise<void> {
    const { batchIndex } = cursor;
    return this.#options.gate.pass({ place, epochId, streamName, isTraining, batchIndex, hookIndex: -1 });
  }
}

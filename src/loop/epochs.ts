import { nameMap } from './batch.ts';
import type { TrainingTerminated } from './errors.ts';
import { outsideStreams, type GatePlace } from './gate-point.ts';
import type { HookCalls } from './hook-calls.ts';
import type { EpochData, Profile } from './hook.ts';
import type { EpochCursor } from './loop-state.ts';
import type { ResolvedOptions } from './main-loop-options.ts';
import { clearProfile, recordSeconds } from './profile.ts';
import { StreamPass, type StreamPassContext } from './stream-pass.ts';
import { SourceCheck } from './source-check.ts';
import { StreamRegistry } from './stream-registry.ts';

interface EpochsOptions extends Omit<StreamPassContext, 'profile' | 'setBetweenBatches'> {
  readonly streams: StreamRegistry;
}

interface Epoch {
  readonly trainNames: readonly string[];
  readonly evalNames: readonly string[];
  /** Where to begin, and then where it stands. */
  readonly cursor: EpochCursor;
  /** All batches are done and the epoch is counted; the hooks are still to hear of it. */
  readonly onCounted?: () => void;
}

/** Runs epochs (emloop's "epoch core", 2.6) and counts those that trained. */
export class Epochs {
  /** Training epochs completed. */
  done = 0;
  /** The epoch in hand, or the last one: 0 for the zeroth. */
  inHand = 0;
  /** Nothing is half done: the state can be captured. */
  isBetweenBatches = true;
  /** Seconds by timer name; one object for the life of the loop, cleared at the start of each epoch. */
  readonly profile: Profile;
  readonly #options: ResolvedOptions;
  readonly #calls: HookCalls;
  readonly #streams: StreamRegistry;
  readonly #streamPass: StreamPass;

  constructor({ streams, ...context }: EpochsOptions) {
    this.profile = streams.profile;
    this.#options = context.options;
    this.#calls = context.calls;
    this.#streams = streams;
    this.#streamPass = new StreamPass({
      ...context,
      profile: this.profile,
      setBetweenBatches: (isBetween) => {
        this.isBetweenBatches = isBetween;
      },
    });
  }

  async run({ trainNames, evalNames, cursor, onCounted }: Epoch): Promise<void> {
    // The hooks are handed this very list: none of them can change it for the next.
    const streamNames = Object.freeze([...trainNames, ...evalNames]);
    clearProfile(this.profile);
    this.inHand = trainNames.length > 0 ? this.done + 1 : this.done;
    for (; cursor.streamsDone < streamNames.length; cursor.streamsDone += 1) {
      const streamName = streamNames[cursor.streamsDone] ?? '';
      const stream = this.#streams.get(streamName);
      const isTraining = cursor.streamsDone < trainNames.length;
      await this.#streamPass.run({ stream, streamName, isTraining, epochId: this.inHand, cursor });
      cursor.batchIndex = cursor.nonempty = 0;
    }
    this.isBetweenBatches = false;
    if (trainNames.length > 0) {
      await this.pass('countEpoch');
      this.done += 1;
    }
    onCounted?.();
    await this.#afterEpoch(streamNames);
    this.isBetweenBatches = true;
  }

  /** Passes the gate where no stream is in hand. */
  pass(place: GatePlace): void | Promise<void> {
    return this.#options.gate.pass(outsideStreams(place, this.inHand));
  }

  async #afterEpoch(streamNames: readonly string[]): Promise<void> {
    const epochId = this.done;
    const epochData: EpochData = nameMap();
    for (const name of streamNames) epochData[name] ??= nameMap();
    const start = this.#options.clock();
    let termination: TrainingTerminated | null;
    try {
      termination = await this.#calls.afterEpoch({ epochId, epochData });
    } finally {
      recordSeconds(this.profile, 'after_epoch_hooks', this.#options.clock() - start);
    }
    await this.#calls.afterEpochProfile({ epochId, profile: this.profile, streams: streamNames });
    await this.pass('checkEnd');
    if (termination !== null) throw termination;
  }
}

/**
 * Makes epochs of one loop, each with streams and a profile of its own: a hook may run an epoch inside another. What is
 * said once in a loop's life is said once for all of them.
 */
export function epochsFactory(context: Omit<EpochsOptions, 'streams' | 'sourceCheck'>) {
  const { options } = context;
  const sourceCheck = new SourceCheck({ ...options, inputNames: options.model.inputNames });
  return () => {
    const streams = new StreamRegistry({ ...options, profile: nameMap() });
    return { streams, epochs: new Epochs({ ...context, streams, sourceCheck }) };
  };
}

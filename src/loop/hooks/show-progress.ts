import { nameMap } from '../batch.ts';
import type { AfterBatch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import type { MainLoop } from '../main-loop.ts';

export const SHOW_PROGRESS = {
  name: 'ShowProgress',
  explanation: 'Tells how far the stream in hand has come and how long it will still take.',
  options: {},
  does: {
    beforeTraining: 'forgets what a stopped run left behind.',
    afterBatch: 'counts one more batch and reckons the time left.',
    afterEpoch: 'takes the progress bar away.',
  },
} as const satisfies HookDescription;

export interface StreamProgress {
  readonly streamName: string;
  /** Batches of this pass over the stream. */
  readonly done: number;
  /** Null until it is known. */
  readonly total: number | null;
  /** Null until two batches are done, or while the total is not known. */
  readonly secondsLeft: number | null;
}

/** One pass over one stream; a stream that is passed twice in an epoch is counted twice from the start. */
interface Pass {
  readonly streamName: string;
  readonly isTraining: boolean;
  /** Batches of the stream's epoch that the loop had read by then, skipped ones included. */
  read: number;
  done: number;
  /** The clock at the pass's first batch, and how many were done then; null until there is one. */
  start: { readonly seconds: number; readonly done: number } | null;
}

/**
 * emloop 5.22 without the terminal. Totals come from the loop's `fixedEpochSize` or from the data set, else from the first
 * epoch; given ones are kept (reference 9.29).
 */
export class ShowProgress implements Hook {
  readonly #context: Pick<HookContext, 'clock' | 'dataset' | 'showProgress'>;
  readonly #given: Record<string, number> = nameMap();
  #measured: Record<string, number> = nameMap();
  #counts: Record<string, number> = nameMap();
  #pass: Pass | null = null;
  #isRestored = false;
  #loop: MainLoop | null = null;

  constructor(
    _options: object = {},
    context: Pick<HookContext, 'clock' | 'dataset' | 'showProgress'> = SILENT_CONTEXT,
  ) {
    this.#context = context;
    Object.assign(this.#given, context.dataset.numBatches);
  }

  registerMainLoop(loop: MainLoop): void {
    const { trainStreamName, fixedEpochSize } = loop;
    this.#loop = loop;
    if (fixedEpochSize !== null && fixedEpochSize > 0) this.#given[trainStreamName] = fixedEpochSize;
  }

  beforeTraining(): void {
    if (!this.#isRestored) this.#clear();
    this.#isRestored = false;
  }

  afterBatch({ streamName, isTraining = true }: AfterBatch): void {
    const pass = this.#passOf(streamName, isTraining);
    pass.done += 1;
    pass.start ??= { seconds: this.#context.clock(), done: pass.done };
    this.#counts[streamName] = pass.done;
    const total = this.#given[streamName] ?? this.#measured[streamName] ?? null;
    this.#context.showProgress({ streamName, done: pass.done, total, secondsLeft: this.#secondsLeft(pass, total) });
  }

  afterEpoch(): void {
    for (const [streamName, count] of Object.entries(this.#counts)) this.#measured[streamName] ??= count;
    this.#clear();
    this.#context.showProgress(null);
  }

  captureState(): unknown {
    const pass = this.#pass === null ? null : { ...this.#pass, start: null };
    return { counts: { ...this.#counts }, measured: { ...this.#measured }, pass };
  }

  restoreState(state: unknown): void {
    const { counts, measured, pass } = state as Record<'counts' | 'measured', Record<string, number>> & {
      pass: Pass | null;
    };
    this.#counts = Object.assign(nameMap<number>(), counts);
    this.#measured = Object.assign(nameMap<number>(), measured);
    this.#pass = pass;
    this.#isRestored = true;
  }

  /** A pass is over when its stream has begun anew: epoch 0 may measure a stream twice in a row, the name does not tell. */
  #passOf(streamName: string, isTraining: boolean): Pass {
    let pass = this.#pass;
    const read = this.#loop?.streamInHand?.capturePosition().count ?? (pass?.read ?? 0) + 1;
    if (pass?.streamName !== streamName || pass.isTraining !== isTraining || read <= pass.read)
      pass = { streamName, isTraining, read, done: 0, start: null };
    pass.read = read;
    return (this.#pass = pass);
  }

  #clear(): void {
    this.#counts = nameMap();
    this.#pass = null;
  }

  #secondsLeft({ done, start }: Pass, total: number | null): number | null {
    if (total === null || start === null || done === start.done) return null;
    return ((this.#context.clock() - start.seconds) / (done - start.done)) * Math.max(0, total - done);
  }
}

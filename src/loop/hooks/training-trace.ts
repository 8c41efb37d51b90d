import type { AfterEpoch, AfterTraining, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';

export const TRAINING_TRACE = {
  name: 'TrainingTrace',
  explanation: 'Keeps the record of the run: when it began and ended, how far it came and how it went.',
  options: {},
  does: {
    beforeTraining: 'notes when the run began.',
    afterEpoch: 'notes how many epochs are done.',
    afterTraining: 'notes the end and how it came about.',
  },
} as const satisfies HookDescription;

/** The record of a run, with emloop's keys in camelCase (emloop 5.26). Times are ISO texts; null: not yet. */
export interface Trace {
  readonly trainBegin: string | null;
  readonly trainEnd: string | null;
  readonly epochsDone: number;
  /** 0: ended as it should; 1: by an error; null: running, or killed. */
  readonly exitStatus: 0 | 1 | null;
}

/** emloop 5.26. */
export class TrainingTrace implements Hook {
  readonly #context: Pick<HookContext, 'now' | 'saveTrace'>;
  #trace: Trace = { trainBegin: null, trainEnd: null, epochsDone: 0, exitStatus: null };
  #isRestored = false;

  constructor(_options: object = {}, context: Pick<HookContext, 'now' | 'saveTrace'> = SILENT_CONTEXT) {
    this.#context = context;
  }

  get trace(): Trace {
    return this.#trace;
  }

  /** A run that goes on from a captured state keeps the time it first began. */
  beforeTraining(): void {
    const begun = this.#isRestored ? this.#trace.trainBegin : null;
    this.#isRestored = false;
    this.#save({ trainBegin: begun ?? this.#context.now(), trainEnd: null, exitStatus: null });
  }

  afterEpoch({ epochId }: AfterEpoch): void {
    this.#save({ epochsDone: epochId });
  }

  afterTraining({ success }: AfterTraining): void {
    this.#save({ trainEnd: this.#context.now(), exitStatus: success ? 0 : 1 });
  }

  captureState(): unknown {
    return this.#trace;
  }

  restoreState(state: unknown): void {
    this.#trace = state as Trace;
    this.#isRestored = true;
  }

  #save(change: Partial<Trace>): void {
    this.#trace = { ...this.#trace, ...change };
    this.#context.saveTrace(this.#trace);
  }
}

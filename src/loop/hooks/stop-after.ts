import type { Clock } from '../clock.ts';
import { TrainingTerminated } from '../errors.ts';
import type { AfterBatch, AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import type { MainLoop } from '../main-loop.ts';
import { readOptions } from '../option-values.ts';

const LIMIT = { kind: 'optionalNumber', min: 0, max: 1_000_000_000, initial: null } as const;

export const STOP_AFTER = {
  name: 'StopAfter',
  explanation: 'Asks to end after so many epochs, training batches or minutes, whichever comes first.',
  options: {
    epochs: { ...LIMIT, isInteger: true, label: 'Epochs', explanation: 'End once this epoch is done.' },
    iterations: { ...LIMIT, isInteger: true, label: 'Iterations', explanation: 'End after so many training batches.' },
    minutes: { ...LIMIT, isInteger: false, label: 'Minutes', explanation: 'End when the run has taken longer.' },
  },
  does: {
    beforeTraining: 'starts its watch.',
    afterBatch: 'counts the training batches and looks at its watch.',
    afterEpoch: 'asks to end if it has been long enough.',
    afterTraining: 'stops its watch.',
  },
  refusal: ({ epochs, iterations, minutes }, nameOf) =>
    epochs === null && iterations === null && minutes === null
      ? {
          at: null,
          sentence: `one of ${nameOf('epochs')}, ${nameOf('iterations')} and ${nameOf('minutes')} must be given.`,
        }
      : null,
} as const satisfies HookDescription;

interface StopAfterOptions {
  readonly epochs?: number | null;
  readonly iterations?: number | null;
  readonly minutes?: number | null;
}

/** emloop 5.23. Counts only batches that the model learned from, of the loop's own train stream (reference 9.27). */
export class StopAfter implements Hook {
  readonly #limits: Required<StopAfterOptions>;
  readonly #clock: Clock;
  #trainStreamName = 'train';
  #iterations = 0;
  /** When the watch was started; null while it is stopped. */
  #start: number | null = null;
  /** Seconds on the watch when it was started. */
  #seconds = 0;
  #isRestored = false;

  constructor(options: StopAfterOptions = {}, { clock }: Pick<HookContext, 'clock'> = SILENT_CONTEXT) {
    this.#limits = readOptions(STOP_AFTER, options);
    this.#clock = clock;
  }

  registerMainLoop({ trainStreamName }: MainLoop): void {
    this.#trainStreamName = trainStreamName;
  }

  beforeTraining(): void {
    this.#startWatch();
    this.#isRestored = false;
  }

  afterBatch({ streamName, isTraining = true }: AfterBatch): void {
    this.#checkMinutes();
    const { iterations } = this.#limits;
    if (!isTraining || streamName !== this.#trainStreamName) return;
    this.#iterations += 1;
    if (iterations !== null && this.#iterations >= iterations)
      throw new TrainingTerminated(`StopAfter: ${this.#iterations} training batches are done`);
  }

  afterEpoch({ epochId }: AfterEpoch): void {
    this.#checkMinutes();
    const { epochs } = this.#limits;
    if (epochs !== null && epochId >= epochs) throw new TrainingTerminated(`StopAfter: epoch ${epochId} is done`);
  }

  afterTraining(): void {
    this.#seconds = this.#elapsed();
    this.#start = null;
  }

  captureState(): unknown {
    return { iterations: this.#iterations, seconds: this.#elapsed() };
  }

  restoreState(state: unknown): void {
    const { iterations, seconds } = state as { iterations: number; seconds: number };
    this.#iterations = iterations;
    this.#seconds = seconds;
    this.#start = null;
    this.#isRestored = true;
  }

  /** A run that goes on from a captured state goes on with the time it had used. */
  #startWatch(): void {
    if (!this.#isRestored) this.#seconds = 0;
    this.#start = this.#clock();
  }

  #elapsed(): number {
    return this.#seconds + (this.#start === null ? 0 : this.#clock() - this.#start);
  }

  /** The watch starts by itself when `epoch()` is called without beforeTraining. */
  #checkMinutes(): void {
    const { minutes } = this.#limits;
    if (minutes === null) return;
    if (this.#start === null) this.#startWatch();
    if (this.#elapsed() > minutes * 60)
      throw new TrainingTerminated(`StopAfter: the run took longer than ${minutes} minutes`);
  }
}

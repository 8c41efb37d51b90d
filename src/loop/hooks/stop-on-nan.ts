import { isNdArray } from '../batch.ts';
import { TrainingTerminated } from '../errors.ts';
import type { AfterBatch, AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions } from '../option-values.ts';
import { isNumberArray } from './number-array.ts';
import { knownNames } from './known-names.ts';

export const STOP_ON_NAN = {
  name: 'StopOnNaN',
  explanation: 'Asks to end as soon as a number is not a number any more.',
  isForEvaluation: true,
  options: {
    variables: {
      kind: 'names',
      label: 'Variables',
      explanation: 'What to look at; empty for everything there is.',
      initial: null,
    },
    onUnknownType: {
      kind: 'choice',
      label: 'On unknown type',
      explanation: 'What to do with a value that holds no numbers.',
      choices: [
        { value: 'ignore', label: 'ignore' },
        { value: 'warn', label: 'warn' },
        { value: 'error', label: 'fail' },
      ],
      initial: 'ignore',
    },
    stopOnInf: {
      kind: 'flag',
      label: 'Stop on infinity',
      explanation: 'Also end when a number is infinite.',
      initial: false,
    },
    stopAbove: {
      kind: 'optionalNumber',
      label: 'Stop above',
      explanation:
        'Also end when a number is larger: a loss in the thousands has blown up, though it is still a number.',
      min: 0,
      max: Number.MAX_VALUE,
      isInteger: false,
      initial: null,
    },
    afterBatch: { kind: 'flag', label: 'After each batch', explanation: 'Look after every batch.', initial: false },
    afterEpoch: { kind: 'flag', label: 'After each epoch', explanation: 'Look after every epoch.', initial: true },
  },
  does: {
    afterBatch: 'looks for numbers that are not numbers in this batch.',
    afterEpoch: 'looks for numbers that are not numbers in this epoch.',
  },
  refusal: ({ afterBatch, afterEpoch }, nameOf) =>
    afterBatch === false && afterEpoch === false
      ? {
          at: null,
          sentence: `${nameOf('afterBatch')} and ${nameOf('afterEpoch')} are both off, so it would never look. Turn one on.`,
        }
      : null,
  keys: ({ variables, afterBatch, afterEpoch }) => {
    const names = (variables as readonly string[] | null) ?? 'all';
    return { reads: { batch: afterBatch === true ? names : [], epoch: afterEpoch === true ? names : [] } };
  },
} as const satisfies HookDescription;

interface StopOnNanOptions {
  readonly variables?: readonly string[] | null;
  readonly onUnknownType?: 'ignore' | 'warn' | 'error';
  readonly stopOnInf?: boolean;
  readonly stopAbove?: number | null;
  readonly afterBatch?: boolean;
  readonly afterEpoch?: boolean;
}

/** emloop 5.24; looks into arrays of any depth (reference 9.22). */
export class StopOnNaN implements Hook {
  readonly #options: Required<StopOnNanOptions>;
  readonly #log: HookContext['log'];
  readonly #smallest: number;
  readonly #largest: number;

  constructor(options: StopOnNanOptions = {}, { log }: Pick<HookContext, 'log'> = SILENT_CONTEXT) {
    this.#options = readOptions(STOP_ON_NAN, options);
    this.#log = log;
    const { stopOnInf, stopAbove } = this.#options;
    this.#smallest = stopOnInf ? -Number.MAX_VALUE : -Infinity;
    this.#largest = stopAbove ?? -this.#smallest;
  }

  afterBatch({ streamName, batchData }: AfterBatch): void {
    if (this.#options.afterBatch) this.#look(streamName, batchData);
  }

  afterEpoch({ epochData }: AfterEpoch): void {
    if (!this.#options.afterEpoch) return;
    for (const [streamName, variables] of Object.entries(epochData)) this.#look(streamName, variables);
  }

  #look(streamName: string, data: Readonly<Record<string, unknown>>): void {
    for (const variable of this.#options.variables ?? Object.keys(data)) {
      if (!Object.hasOwn(data, variable))
        throw new Error(
          `StopOnNaN: stream '${streamName}' has no variable '${variable}'. It has: ${knownNames(data)}.`,
        );
      const bad = this.#badNumberIn(data[variable], variable);
      if (bad !== null)
        throw new TrainingTerminated(
          `Variable '${variable}' of stream '${streamName}' is ${this.#complaint(bad)}`,
          'badNumber',
        );
    }
  }

  #complaint(bad: number): string {
    if (this.#options.stopAbove !== null && bad > this.#options.stopAbove)
      return `${bad}, above the limit of ${String(this.#options.stopAbove)}`;
    return `not a ${this.#options.stopOnInf ? 'finite ' : ''}number`;
  }

  /** The first number that is not allowed, or null. */
  #badNumberIn(value: unknown, variable: string): number | null {
    if (typeof value === 'number') return this.#isBad(value) ? value : null;
    if (typeof value === 'string' || typeof value === 'boolean') return null;
    const items = numbersOf(value);
    if (items === null) return this.#unknown(value, variable);
    if (isNumberArray(items)) return this.#badNumberAmong(items);
    for (const item of items) {
      const bad = this.#badNumberIn(item, variable);
      if (bad !== null) return bad;
    }
    return null;
  }

  /** Apart from the general case because it is asked of every batch. */
  #badNumberAmong(numbers: ArrayLike<number>): number | null {
    for (let index = 0; index < numbers.length; index += 1) {
      const value = numbers[index] ?? NaN;
      if (this.#isBad(value)) return value;
    }
    return null;
  }

  /** NaN compares with nothing, so it is outside of every range. */
  #isBad(value: number): boolean {
    return !(value >= this.#smallest && value <= this.#largest);
  }

  #unknown(value: unknown, variable: string): null {
    const { onUnknownType } = this.#options;
    const message = `StopOnNaN: variable '${variable}' holds ${value === null ? 'null' : typeof value}, not numbers.`;
    if (onUnknownType === 'error') throw new TypeError(message);
    if (onUnknownType === 'warn') this.#log({ level: 'warning', message });
    return null;
  }
}

/** The items to look into, or null where the value has none. */
function numbersOf(value: unknown): Iterable<unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (isNdArray(value) && isNumberArray(value.data)) return value.data;
  if (Symbol.iterator in value) return value as Iterable<unknown>;
  return Object.values(value as Record<string, unknown>);
}

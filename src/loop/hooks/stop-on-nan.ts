import { isNdArray } from '../batch.ts';
import { TrainingTerminated } from '../errors.ts';
import type { AfterBatch, AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions } from '../option-values.ts';
import { isNumberArray } from './number-array.ts';

export const STOP_ON_NAN = {
  name: 'StopOnNaN',
  explanation: 'Asks to end as soon as a number is not a number any more.',
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
    afterBatch: { kind: 'flag', label: 'After each batch', explanation: 'Look after every batch.', initial: false },
    afterEpoch: { kind: 'flag', label: 'After each epoch', explanation: 'Look after every epoch.', initial: true },
  },
  does: {
    afterBatch: 'looks for numbers that are not numbers in this batch.',
    afterEpoch: 'looks for numbers that are not numbers in this epoch.',
  },
} as const satisfies HookDescription;

interface StopOnNanOptions {
  readonly variables?: readonly string[] | null;
  readonly onUnknownType?: 'ignore' | 'warn' | 'error';
  readonly stopOnInf?: boolean;
  readonly afterBatch?: boolean;
  readonly afterEpoch?: boolean;
}

/** emloop 5.24; looks into arrays of any depth (reference 9.22). */
export class StopOnNaN implements Hook {
  readonly #options: Required<StopOnNanOptions>;
  readonly #log: HookContext['log'];

  constructor(options: StopOnNanOptions = {}, { log }: Pick<HookContext, 'log'> = SILENT_CONTEXT) {
    this.#options = readOptions(STOP_ON_NAN, options);
    this.#log = log;
    if (!this.#options.afterBatch && !this.#options.afterEpoch)
      throw new TypeError(
        'StopOnNaN: afterBatch and afterEpoch are both false, so it would never look. Set one to true.',
      );
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
          `StopOnNaN: stream '${streamName}' has no variable '${variable}'. It has: ${Object.keys(data).join(', ')}.`,
        );
      if (this.#isBad(data[variable], variable))
        throw new TrainingTerminated(
          `Variable '${variable}' of stream '${streamName}' is not a ${this.#options.stopOnInf ? 'finite ' : ''}number`,
        );
    }
  }

  #isBad(value: unknown, variable: string): boolean {
    if (typeof value === 'number') return this.#isBadNumber(value);
    if (typeof value === 'string' || typeof value === 'boolean') return false;
    const items = numbersOf(value);
    if (items === null) return this.#unknown(value, variable);
    if (isNumberArray(items)) return this.#hasBadNumber(items);
    for (const item of items) if (this.#isBad(item, variable)) return true;
    return false;
  }

  /** Apart from the general case because it is asked of every batch. */
  #hasBadNumber(numbers: ArrayLike<number>): boolean {
    for (let index = 0; index < numbers.length; index += 1) if (this.#isBadNumber(numbers[index] ?? NaN)) return true;
    return false;
  }

  #isBadNumber(value: number): boolean {
    return Number.isNaN(value) || (this.#options.stopOnInf && !Number.isFinite(value));
  }

  #unknown(value: unknown, variable: string): false {
    const { onUnknownType } = this.#options;
    const message = `StopOnNaN: variable '${variable}' holds ${value === null ? 'null' : typeof value}, not numbers.`;
    if (onUnknownType === 'error') throw new TypeError(message);
    if (onUnknownType === 'warn') this.#log({ level: 'warning', message });
    return false;
  }
}

/** The items to look into, or null where the value has none. */
function numbersOf(value: unknown): Iterable<unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (isNdArray(value)) return value.data;
  if (Symbol.iterator in value) return value as Iterable<unknown>;
  return Object.values(value as Record<string, unknown>);
}

import type { EpochData } from '../hook.ts';
import type { Options } from '../option.ts';
import type { OptionValues } from '../option-values.ts';
import { readAggregation } from './epoch-number.ts';

/** By what the best epoch is known. */
export const BEST_OPTIONS = {
  variable: {
    kind: 'text',
    names: 'variable',
    label: 'Variable',
    explanation: 'The number to go by.',
    initial: 'loss',
  },
  condition: {
    kind: 'choice',
    label: 'Condition',
    explanation: 'Whether the smallest or the largest number is the best.',
    choices: [
      { value: 'min', label: 'smallest' },
      { value: 'max', label: 'largest' },
    ],
    initial: 'min',
  },
  stream: { kind: 'text', names: 'stream', label: 'Stream', explanation: 'Whose number it is.', initial: 'valid' },
  aggregation: {
    kind: 'optionalText',
    label: 'Aggregation',
    explanation: 'Such as mean; empty for a variable that is one number by itself.',
    initial: 'mean',
  },
} as const satisfies Options;

/** Knows the best number so far (emloop 5.16). The first is the best; after that one must be strictly better. */
export class BestEpoch {
  /** Null before there was a number. */
  best: number | null = null;
  readonly #owner: string;
  readonly #options: OptionValues<typeof BEST_OPTIONS>;

  constructor(owner: string, options: OptionValues<typeof BEST_OPTIONS>) {
    this.#owner = owner;
    this.#options = options;
  }

  /** The number of this epoch when it is better than the best, else null; the best stays. NaN is never better. */
  betterIn(epochData: EpochData): number | null {
    const { stream, variable, aggregation } = this.#options;
    const place = { owner: this.#owner, stream, variable };
    const value = readAggregation(place, aggregation === '' ? null : aggregation, epochData);
    return this.#isBetter(value) ? value : null;
  }

  /** "the mean loss of stream 'valid'" */
  get name(): string {
    const { stream, variable, aggregation } = this.#options;
    return `the ${aggregation === null || aggregation === '' ? '' : `${aggregation} `}${variable} of stream '${stream}'`;
  }

  #isBetter(value: number): boolean {
    if (this.best === null) return !Number.isNaN(value);
    return this.#options.condition === 'min' ? value < this.best : value > this.best;
  }
}

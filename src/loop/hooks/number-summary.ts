import type { NumberArray } from './number-array.ts';
import type { NumberList } from './number-list.ts';

/** What statistics are made of, over the numbers that are not NaN. 64-bit sums; one pass, a second one and a copy when asked for. */
export class NumberSummary {
  readonly #numbers: NumberList;
  readonly nanCount: number;
  readonly sum: number;
  /** Infinity where there is no number. */
  readonly #min: number;
  readonly #max: number;
  #variance: number | null = null;
  #sorted: NumberArray | null = null;

  constructor(numbers: NumberList) {
    let [nanCount, sum, min, max] = [0, 0, Infinity, -Infinity];
    numbers.forEach((value) => {
      if (Number.isNaN(value)) nanCount += 1;
      else sum += value;
      if (value < min) min = value;
      if (value > max) max = value;
    });
    this.#numbers = numbers;
    this.nanCount = nanCount;
    this.sum = sum;
    this.#min = min;
    this.#max = max;
  }

  /** Numbers that are not NaN. */
  get count(): number {
    return this.#numbers.length - this.nanCount;
  }

  get nanFraction(): number {
    return this.nanCount / this.#numbers.length;
  }

  get mean(): number {
    return this.sum / this.count;
  }

  get min(): number {
    return this.count === 0 ? NaN : this.#min;
  }

  get max(): number {
    return this.count === 0 ? NaN : this.#max;
  }

  /** Of the population (ddof 0), from the distances to the mean. */
  get variance(): number {
    return (this.#variance ??= this.#meanSquare());
  }

  /** The mean of the two middle numbers where their number is even. */
  get median(): number {
    const sorted = this.#sort();
    const middle = sorted.length >> 1;
    const upper = sorted[middle] ?? NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
  }

  /** NumPy's `linear`: between the two numbers nearest to the place `percent` of the way. */
  quantile(percent: number): number {
    const sorted = this.#sort();
    const place = (sorted.length - 1) * (percent / 100);
    const index = Math.floor(place);
    const share = place - index;
    const lower = sorted[index] ?? NaN;
    const upper = sorted[index + 1] ?? lower;
    if (share === 0 || lower === upper) return lower;
    return share < 0.5 ? lower + (upper - lower) * share : upper - (upper - lower) * (1 - share);
  }

  #meanSquare(): number {
    const { mean, count } = this;
    let squares = 0;
    this.#numbers.forEach((value) => {
      if (!Number.isNaN(value)) squares += (value - mean) * (value - mean);
    });
    return squares / count;
  }

  /** Typed arrays sort NaN to the end. */
  #sort(): NumberArray {
    return (this.#sorted ??= this.#numbers.toArray().sort().subarray(0, this.count));
  }
}

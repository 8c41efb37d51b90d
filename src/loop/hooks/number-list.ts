import { isNdArray } from '../batch.ts';
import { isNumberArray } from './number-array.ts';

/** A list of numbers that grows by whole columns; 64-bit, so that sums over an epoch keep their digits. */
export class NumberList {
  #numbers = new Float64Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The numbers so far, as a view that is good until the next append. */
  get values(): Float64Array {
    return this.#numbers.subarray(0, this.#length);
  }

  /** Appends all elements of a column. Throws a TypeError when there is anything but numbers and booleans in it. */
  append(column: unknown): void {
    const values = isNdArray(column) ? column.data : column;
    if (isNumberArray(values)) this.#appendNumbers(values);
    else if (Array.isArray(values)) this.#appendItems(values);
    else throw new TypeError(`a list of numbers was expected, one for each example, but ${describe(values)} came`);
  }

  clear(): void {
    this.#length = 0;
  }

  #appendNumbers(values: ArrayLike<number>): void {
    this.#makeRoomFor(values.length);
    this.#numbers.set(values, this.#length);
    this.#length += values.length;
  }

  #appendItems(items: readonly unknown[]): void {
    for (const item of items) {
      if (typeof item === 'number' || typeof item === 'boolean') this.#appendNumbers([Number(item)]);
      else this.append(item);
    }
  }

  #makeRoomFor(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#numbers.length) return;
    const larger = new Float64Array(Math.max(needed, this.#numbers.length * 2));
    larger.set(this.values);
    this.#numbers = larger;
  }
}

function describe(value: unknown): string {
  if (typeof value === 'string') return `the text '${value}'`;
  return typeof value === 'number'
    ? `the number ${value}`
    : value === null
      ? 'null'
      : `a value of type ${typeof value}`;
}

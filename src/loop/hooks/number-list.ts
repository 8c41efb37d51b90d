import { isNdArray } from '../batch.ts';
import { isList } from './column-items.ts';
import { isNumberArray, type NumberArray } from './number-array.ts';
import { NumberChunks } from './number-chunks.ts';
import type { ColumnList } from './variable-accumulator.ts';

/** All numbers of the columns that were appended, whatever their shapes, and how many rows these had. */
export class NumberList implements ColumnList {
  readonly #numbers = new NumberChunks();
  #rows = 0;

  get rows(): number {
    return this.#rows;
  }

  /** Numbers, not rows: a row may hold several. */
  get length(): number {
    return this.#numbers.length;
  }

  /** Throws a TypeError when there is anything but numbers and truth values in it. */
  append(column: unknown): void {
    this.#appendNested(column);
    this.#rows += isNdArray(column) ? (column.shape[0] ?? 0) : (column as ArrayLike<unknown>).length;
  }

  /** Calls for each number in order, without a copy. */
  forEach(visit: (value: number) => void): void {
    this.#numbers.forEach(visit);
  }

  toArray(): NumberArray {
    return this.#numbers.toArray();
  }

  clear(): void {
    this.#numbers.clear();
    this.#rows = 0;
  }

  captureState(): unknown {
    return { numbers: this.toArray(), rows: this.#rows };
  }

  restoreState(state: unknown): void {
    const { numbers, rows } = state as { numbers: NumberArray; rows: number };
    this.clear();
    this.#numbers.append(numbers);
    this.#rows = rows;
  }

  #appendNested(column: unknown): void {
    const values = isNdArray(column) ? column.data : column;
    if (isNumberArray(values)) this.#numbers.append(values);
    else if (isList(values) && !isNdArray(values)) this.#appendItems(values);
    else throw new TypeError(`a list of numbers was expected, one for each example, but ${itemText(values)} came`);
  }

  #appendItems(items: ArrayLike<unknown>): void {
    for (let index = 0; index < items.length; index += 1) {
      const item = items[index];
      if (typeof item === 'number' || typeof item === 'boolean') this.#numbers.push(Number(item));
      else this.#appendNested(item);
    }
  }
}

/** What came in place of what was expected. */
export function itemText(value: unknown): string {
  if (typeof value === 'string') return `the text '${value}'`;
  if (typeof value === 'number') return `the number ${value}`;
  return value === null ? 'null' : `a value of type ${typeof value}`;
}

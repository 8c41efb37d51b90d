import { structuredCopy } from '../structured-copy.ts';
import { isList, itemAt } from './column-items.ts';
import { itemText } from './number-list.ts';
import type { ColumnList } from './variable-accumulator.ts';

/** The items of the columns that were appended, one for each example: numbers, texts, lists, whatever they are. */
export class ItemList implements ColumnList {
  #items: unknown[] = [];

  get rows(): number {
    return this.#items.length;
  }

  get items(): readonly unknown[] {
    return this.#items;
  }

  /** Appends copies: a column may be filled anew for the next batch. */
  append(column: unknown): void {
    if (!isList(column))
      throw new TypeError(`a list was expected, one item for each example, but ${itemText(column)} came`);
    for (let row = 0; row < column.length; row += 1) this.#items.push(structuredCopy(itemAt(column, row)));
  }

  clear(): void {
    this.#items = [];
  }

  captureState(): unknown {
    return structuredCopy(this.#items);
  }

  restoreState(state: unknown): void {
    this.#items = structuredCopy(state) as unknown[];
  }
}

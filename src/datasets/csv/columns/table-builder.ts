import type { DecimalMark } from '../dialect.ts';
import type { PlainRow } from '../plain-row.ts';
import { ColumnBuilder } from './column-builder.ts';
import type { StoredTable } from './understand-table.ts';

/** Gathers the rows of a table, column by column. */
export class TableBuilder {
  readonly #mark: DecimalMark;
  readonly #lines: number[] = [];
  /** Made when the first row comes, for only then it is known how many columns there are. */
  readonly #columns: ColumnBuilder[] = [];

  constructor(mark: DecimalMark) {
    this.#mark = mark;
  }

  add(cells: readonly string[], line: number): void {
    this.#begin(cells.length, line);
    for (const [index, cell] of cells.entries()) this.#columns[index]?.add(cell);
  }

  addPlain(row: PlainRow, line: number): void {
    this.#begin(row.cellCount, line);
    const columns = this.#columns;
    for (let index = 0; index < columns.length; index += 1)
      columns[index]?.add(row.text, row.cellStart(index), row.cellEnd(index));
  }

  finish(header: readonly string[]): StoredTable {
    const columns = header.map((name, index) => (this.#columns[index] ?? new ColumnBuilder(this.#mark)).finish(name));
    return { columns, lines: Int32Array.from(this.#lines) };
  }

  #begin(width: number, line: number): void {
    this.#lines.push(line);
    while (this.#columns.length < width) this.#columns.push(new ColumnBuilder(this.#mark));
  }
}

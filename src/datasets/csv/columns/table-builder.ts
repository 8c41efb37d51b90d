import type { DecimalMark } from '../dialect.ts';
import type { PlainRow } from '../plain-row.ts';
import { ColumnBuilder } from './column-builder.ts';
import { firstOf, withRoomFor } from './growing-numbers.ts';
import type { StoredTable } from './understand-table.ts';

/** Gathers the rows of a table, column by column. */
export class TableBuilder {
  readonly #mark: DecimalMark;
  readonly #expectedRows: number;
  #lines: Int32Array = new Int32Array(0);
  #rowCount = 0;
  /** Made when the first row comes, for only then it is known how many columns there are. */
  readonly #columns: ColumnBuilder[] = [];

  /** `expectedRows`: about how many will come. */
  constructor(mark: DecimalMark, expectedRows = 0) {
    this.#mark = mark;
    this.#expectedRows = expectedRows;
  }

  add(cells: readonly string[], line: number): void {
    this.#begin(cells.length, line);
    for (const [index, cell] of cells.entries()) this.#columns[index]?.add(cell);
  }

  addPlain(row: PlainRow, line: number): void {
    this.#begin(row.cellCount, line);
    const columns = this.#columns;
    for (let index = 0; index < columns.length; index += 1)
      columns[index]?.addPart(row.bytes, row.cellStart(index), row.cellEnd(index));
  }

  finish(header: readonly string[]): StoredTable {
    const columns = header.map((name, index) => (this.#columns[index] ?? new ColumnBuilder(this.#mark)).finish(name));
    return { columns, lines: firstOf(this.#lines, this.#rowCount) ?? new Int32Array() };
  }

  #begin(width: number, line: number): void {
    if (this.#rowCount >= this.#lines.length)
      this.#lines = withRoomFor(this.#lines, this.#rowCount, this.#expectedRows);
    this.#lines[this.#rowCount] = line;
    this.#rowCount += 1;
    while (this.#columns.length < width) this.#columns.push(new ColumnBuilder(this.#mark, this.#expectedRows));
  }
}

import type { Delimiter } from './dialect.ts';
import { PlainRow } from './plain-row.ts';
import type { PlainBlock } from './row-blocks.ts';
import type { TableRows } from './table-rows.ts';
import type { Utf8Text } from './utf8-text.ts';

/**
 * Hands the lines of a text that have no quotes to a table. They need no parser: a delimiter is a delimiter. Once the
 * table is known, its rows are not even cut into cells.
 */
export class PlainLines {
  readonly #text: Utf8Text;
  readonly #delimiter: Delimiter;
  readonly #table: TableRows;
  #row: PlainRow | null = null;

  constructor(text: Utf8Text, delimiter: Delimiter, table: TableRows) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#table = table;
  }

  add(block: PlainBlock): void {
    let { start, line, isAfterBlank } = block;
    for (; start < block.end; line += 1) {
      const row = this.#rowOfTable();
      const end = row.find(start, block.end);
      const isBlank = end === start;
      if (!isBlank) this.#addLine(row, { line, isAfterBlank }, end);
      isAfterBlank = isBlank;
      start = end + 1;
    }
  }

  #addLine(row: PlainRow, place: { readonly line: number; readonly isAfterBlank: boolean }, end: number): void {
    if (this.#table.addPlain(row, place)) return;
    this.#table.add(this.#text.slice(row.cellStart(0), end).split(this.#delimiter), place);
  }

  /** A row as long as those of the table, as soon as that is known. */
  #rowOfTable(): PlainRow {
    const width = this.#table.header?.length ?? 0;
    if (this.#row?.expectedCells !== width) this.#row = new PlainRow(this.#text.bytes, this.#delimiter, width);
    return this.#row;
  }
}

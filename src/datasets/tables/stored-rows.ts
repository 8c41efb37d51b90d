import { ColumnBuilder } from '../csv/columns/column-builder.ts';
import type { StoredTable } from '../csv/columns/understand-table.ts';

/** A row that was made, not read: a text for each column, and the line of the file it comes from. */
export interface MadeRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** A table of rows that were made, as if it had been read from a file. */
export function storedRows(header: readonly string[], rows: Iterable<MadeRow>): StoredTable {
  const builders = header.map(() => new ColumnBuilder());
  const lines: number[] = [];
  for (const { cells, line } of rows) {
    builders.forEach((builder, index) => builder.add(cells[index] ?? ''));
    lines.push(line);
  }
  return {
    columns: builders.map((builder, index) => builder.finish(header[index] ?? '')),
    lines: Int32Array.from(lines),
  };
}

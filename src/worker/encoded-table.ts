import type { PreparedDataset, RowForm } from '../datasets/dataset-definition.ts';
import { prepareOwnTable } from '../datasets/prepare-own-table.ts';
import { seededRandom } from '../datasets/seeded-random.ts';
import type { TableEvent } from '../protocol/table-messages.ts';
import type { OpenTable } from './table-view.ts';

/** The open table as a model sees it: encoded once, until something about it is chosen anew. */
export class EncodedTable {
  #last: { readonly table: OpenTable; readonly dataset: PreparedDataset } | null = null;

  /** Throws why a table cannot be trained on. */
  of(table: OpenTable): RowForm {
    if (this.#last?.table !== table) {
      const { file, understood, seed } = table;
      const own = { table: file.stored, choices: understood.choices, notes: [] };
      const input = { batchSize: understood.choices.batchSize, random: seededRandom(seed) };
      this.#last = { table, dataset: prepareOwnTable(own, input) };
    }
    const { rowForm } = this.#last.dataset;
    if (rowForm === null) throw new Error('This table has no columns that a model could see. Choose inputs.');
    return rowForm;
  }
}

type EncodedRowsRead = Extract<TableEvent, { readonly type: 'encodedRowsRead' }>;

/** Some rows of a table as a model sees them, in the order of the table. */
export function encodedRows(
  { encodedColumns, rows }: RowForm,
  { first, count }: { readonly first: number; readonly count: number },
): Pick<EncodedRowsRead, 'first' | 'columns' | 'values' | 'lines' | 'rowCount'> {
  const { data, width } = rows.features;
  const end = Math.min(first + count, rows.lines.length);
  return {
    first,
    columns: encodedColumns,
    values: data.slice(first * width, end * width),
    lines: Array.from(rows.lines.subarray(first, end)),
    rowCount: rows.lines.length,
  };
}

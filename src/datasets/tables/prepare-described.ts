import type { ColumnType } from '../csv/columns/table-choices.ts';
import { understandTable, type StoredTable } from '../csv/columns/understand-table.ts';
import type { PreparationInput, PreparedDataset, TableDescription } from '../dataset-definition.ts';
import { prepareTable } from '../prepare-table.ts';
import { splitTable } from '../split-table.ts';
import { choicesOf } from './choices-of.ts';

interface DescribedTable {
  readonly table: StoredTable;
  readonly description: Pick<TableDescription, 'target' | 'features' | 'split'>;
  /** The type of all target and features, where the cells do not say it well. */
  readonly type?: ColumnType;
  readonly axisLabels?: readonly [string, string] | null;
  readonly notes: readonly string[];
}

/**
 * A table of the site to streams. Nothing tells the model where values are missing, as it does for a table of the user's:
 * two columns must stay two numbers, or there is no map.
 */
export function prepareDescribed(
  { table, description, type, axisLabels = null, notes }: DescribedTable,
  { batchSize, random }: Pick<PreparationInput, 'batchSize' | 'random'>,
): PreparedDataset {
  const header = table.columns.map(({ name }) => name);
  const choices = choicesOf(description, header, batchSize);
  const columns = choices.columns.map((column) => ({
    ...column,
    type: column.role === 'ignore' ? null : (type ?? null),
  }));
  const understood = understandTable(table, { ...choices, columns });
  const split = splitTable(understood, random);
  return prepareTable({ understood, split, tellsMissing: false, axisLabels, notes }, { batchSize, random });
}

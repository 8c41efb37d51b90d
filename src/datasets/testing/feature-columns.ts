import { initialChoices, NO_CHOICES } from '../csv/columns/table-choices.ts';
import { storedTable } from '../csv/columns/testing/understood.ts';
import { typedColumn } from '../csv/columns/typed-column.ts';
import { understandTable } from '../csv/columns/understand-table.ts';
import type { FeatureColumn, Fitting } from '../encode/feature-column.ts';

/** Columns as features, each of the type that its cells say. */
export function featureColumnsOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly FeatureColumn[] {
  const table = storedTable(...header.map((name, index) => [name, rows.map((row) => row[index] ?? '')] as const));
  const columns = header.map(() => ({ ...NO_CHOICES, role: 'feature' as const }));
  const understood = understandTable(table, { ...initialChoices(header.length), columns });
  return understood.columns.map((column) => ({
    source: column.index,
    values: typedColumn(column, understood.rows),
    rule: { missingTokens: column.reading.missingTokens, dateForm: null, mergedKinds: [] },
  }));
}

/** Fitting as the shipped sets do, with what the test changes. */
export function fitting(trainRows: Int32Array, changes: Partial<Fitting> = {}): Fitting {
  return { trainRows, scaling: 'standardise', tellsMissing: false, ...changes };
}

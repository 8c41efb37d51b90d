import { initialChoices, NO_CHOICES, type ColumnChoices, type TableChoices } from '../csv/columns/table-choices.ts';
import { storedTable } from '../csv/columns/testing/understood.ts';
import { understandTable, type StoredTable, type UnderstoodTable } from '../csv/columns/understand-table.ts';
import type { PreparedDataset } from '../dataset-definition.ts';
import { prepareOwnTable } from '../prepare-own-table.ts';
import { seededRandom } from '../seeded-random.ts';

type Cells = readonly string[];

/** A table of named columns, with choices about some of them and about the whole. */
export interface TableUnderTest {
  readonly columns: Readonly<Record<string, Cells>>;
  readonly target: string;
  readonly ofColumn?: Readonly<Record<string, Partial<ColumnChoices>>>;
  readonly choices?: Partial<TableChoices>;
}

export function stored({ columns }: TableUnderTest): StoredTable {
  return storedTable(...Object.entries(columns));
}

/** All columns but the target are features, unless the test says otherwise. */
export function choicesFor({ columns, target, ofColumn = {}, choices = {} }: TableUnderTest): TableChoices {
  const names = Object.keys(columns);
  return {
    ...initialChoices(names.length, 8),
    columns: names.map((name) => ({ ...NO_CHOICES, role: name === target ? 'target' : 'feature', ...ofColumn[name] })),
    ...choices,
  };
}

export function understood(table: TableUnderTest): UnderstoodTable {
  return understandTable(stored(table), choicesFor(table));
}

export function prepareOwn(table: TableUnderTest, seed = 1, batchSize = 8): PreparedDataset {
  const own = { table: stored(table), choices: choicesFor(table), notes: [] };
  return prepareOwnTable(own, { batchSize, random: seededRandom(seed) });
}

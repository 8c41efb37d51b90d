import type { RandomSource } from '../loop/index.ts';
import { tableProblems, whyNotTrain } from './csv/columns/problems/table-problems.ts';
import type { TableChoices } from './csv/columns/table-choices.ts';
import { understandTable, type StoredTable } from './csv/columns/understand-table.ts';
import type { PreparedDataset } from './dataset-definition.ts';
import { prepareTable } from './prepare-table.ts';
import { splitTable } from './split-table.ts';

export { splitTable };

/** A table of the user's: as it was read, what was chosen about it, and what was noticed while it was read. */
export interface OwnTable {
  readonly table: StoredTable;
  readonly choices: TableChoices;
  readonly notes: readonly string[];
}

/**
 * From a table of the user's to streams: understood, split and encoded as was chosen. `batchSize` takes the place of the
 * one in the choices. Throws a sentence for the user where training would mean nothing, or it is too much for memory.
 */
export function prepareOwnTable(
  { table, choices, notes }: OwnTable,
  { batchSize, random }: { readonly batchSize: number; readonly random: RandomSource },
): PreparedDataset {
  const understood = understandTable(table, { ...choices, batchSize });
  const split = splitTable(understood, random);
  const reason = whyNotTrain(tableProblems(understood, split));
  if (reason !== null) throw new Error(reason);
  return prepareTable({ understood, split, tellsMissing: true, axisLabels: null, notes }, { batchSize, random });
}

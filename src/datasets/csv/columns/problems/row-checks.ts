import type { TableCheck, TableProblem } from './table-problem.ts';

const MIN_ROWS = 10;

/** Whether there are rows enough to learn anything. */
export const rowCheck: TableCheck = ({ table }) => {
  const count = table.rows.length;
  if (count >= MIN_ROWS) return [];
  const blocks = { severity: 'blocks', column: null, lines: [], fixes: restoreFixes(table.choices) } as const;
  const needed = `Training needs ${MIN_ROWS} at least, and two of each class.`;
  if (count === 0) return [{ ...blocks, id: 'noRows', sentence: `There are no rows. ${needed}` }];
  const rows = count === 1 ? 'is only 1 row' : `are only ${count} rows`;
  return [{ ...blocks, id: count === 1 ? 'oneRow' : 'fewRows', sentence: `There ${rows}. ${needed}` }];
};

function restoreFixes({ excludedLines }: { readonly excludedLines: readonly number[] }): TableProblem['fixes'] {
  if (excludedLines.length === 0) return [];
  return [{ id: 'restore', label: 'Take back the rows that were left out', change: { kind: 'restoreLines' } }];
}

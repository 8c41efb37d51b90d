import { cellKind } from './cell-kind.ts';
import { findHeader, type Guess } from './find-header.ts';
import type { TrialRow } from './trial-parse.ts';

/** Lines before the first row that is as long as the table is wide, such as a title; `start` of them are skipped anyway. */
export function findPreamble(rows: readonly TrialRow[], columns: number, start: number): Guess<number> {
  const index = rows.findIndex(({ cells }) => cells.length === columns);
  const first = rows[isShortHeader(rows, index) ? index - 1 : index];
  if (first === undefined || first === rows[0]) return { value: start, evidence: 'The table begins at once.' };
  const lines = first.line === 2 ? 'Line 1 is' : `Lines 1 to ${first.line - 1} are`;
  return {
    value: first.line - 1,
    evidence: `${lines} no part of the table: line ${first.line} is the first with ${first.cells.length} cells.`,
  };
}

/** Whether the row before that one is a header that has a cell too few or too many, and no line of a title. */
function isShortHeader(rows: readonly TrialRow[], index: number): boolean {
  const [before, first] = [rows[index - 1], rows[index]];
  if (before === undefined || first === undefined || before.cells.length < 2) return false;
  const isNear = Math.abs(before.cells.length - first.cells.length) === 1;
  const isWords = before.cells.every((cell) => cellKind(cell) === 'text');
  return isNear && isWords && !findHeader(rows.slice(index).map(({ cells }) => cells)).value;
}

import type { TableOpening } from '../../../store/table-desk-state.ts';
import { formatCount } from '../../number-format.ts';

/** What each phase takes of the whole, measured on a file of 50 MB. In order. */
const SHARES = { bytes: 0.04, text: 0.08, rows: 0.63, columns: 0.25 } as const;

/** How much of the reading is done, 0 to 1. It never goes back when a phase ends. */
export function readingShare({ phase, done, total }: TableOpening): number {
  let before = 0;
  for (const [name, share] of Object.entries(SHARES)) {
    if (name === phase) return before + share * (total === 0 ? 0 : Math.min(1, done / total));
    before += share;
  }
  return before;
}

/** `Reading weather.csv, 2.1 of 8.4 MB, 31,402 rows so far.` */
export function readingSentence({ fileName, phase, done, total, rowsDone }: TableOpening): string {
  if (phase === 'columns')
    return `Looking at ${fileName}, ${formatCount(done)} of ${formatCount(total)} columns, ${formatCount(rowsDone)} rows.`;
  const parts = [`Reading ${fileName}`];
  // Characters of text are as good as bytes here: most take one.
  if (total > 0) parts.push(sizeText(done, total));
  if (rowsDone > 0) parts.push(`${formatCount(rowsDone)} ${rowsDone === 1 ? 'row' : 'rows'} so far`);
  return `${parts.join(', ')}.`;
}

function sizeText(done: number, total: number): string {
  const [unit, name, decimals] = total < 100_000 ? [1000, 'kB', 0] : [1_000_000, 'MB', 1];
  return `${(done / unit).toFixed(decimals)} of ${(total / unit).toFixed(decimals)} ${name}`;
}

import { isKnownCell, isTypedCell } from './cell-kind.ts';
import type { Trial, TrialRow } from './trial-parse.ts';

export interface TrialScore {
  /** Cells of most rows. */
  readonly columns: number;
  /** Rows that have so many cells. */
  readonly fittingRows: number;
  /** Between 0 and 1; the larger, the likelier is the dialect. */
  readonly score: number;
}

/** One column fits any text whose delimiter is another one. So it counts for little, unless all its cells are values. */
const ONE_COLUMN_OF_TEXT = 0.45;
/** Less than a table without a fault, more than one whose header alone is shorter: `x`, `1,5`, `2,5`. */
const ONE_COLUMN_OF_VALUES = 0.999;
const QUOTE_ERROR = 0.5;
/** How much known cells count beside rows of one length. */
const KNOWN_WEIGHT = 0.2;
/** Cells looked at. */
const MAX_CELLS = 10_000;

/**
 * How well a dialect fits: first of all the share of rows of one length, then the share of cells that one knows.
 * After van den Burg, Nazábal & Sutton, "Wrangling messy CSV files by detecting row and type patterns" (2019).
 */
export function scoreTrial({ rows, hasQuoteError }: Trial): TrialScore {
  const { columns, fittingRows } = commonWidth(rows);
  if (columns === 0) return { columns, fittingRows, score: 0 };
  const consistency = (fittingRows / rows.length) * (columns === 1 ? oneColumnFactor(rows) : 1);
  const known = 1 - KNOWN_WEIGHT + KNOWN_WEIGHT * knownShare(rows);
  return { columns, fittingRows, score: consistency * known * (hasQuoteError ? QUOTE_ERROR : 1) };
}

/** The length that most rows have; the longer where two are as frequent. */
function commonWidth(rows: readonly TrialRow[]): Pick<TrialScore, 'columns' | 'fittingRows'> {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let columns = 0;
  let fittingRows = 0;
  for (const [width, count] of counts) {
    if (count < fittingRows || (count === fittingRows && width < columns)) continue;
    columns = width;
    fittingRows = count;
  }
  return { columns, fittingRows };
}

function oneColumnFactor(rows: readonly TrialRow[]): number {
  const below = rows.slice(1);
  const areValues = below.length > 0 && below.every(({ cells }) => isTypedCell(cells[0] ?? ''));
  return areValues ? ONE_COLUMN_OF_VALUES : ONE_COLUMN_OF_TEXT;
}

function knownShare(rows: readonly TrialRow[]): number {
  let seen = 0;
  let known = 0;
  for (const { cells } of rows) {
    for (const cell of cells) if (isKnownCell(cell)) known += 1;
    seen += cells.length;
    if (seen >= MAX_CELLS) break;
  }
  return known / Math.max(1, seen);
}

import type { EpochRow } from '../../store/lab-state.ts';
import { metricOf, type MetricsColumn } from './metrics-columns.ts';

/** What the rows are sorted by: a column, or with null the epoch. */
export interface MetricsOrder {
  readonly column: MetricsColumn | null;
  readonly isDescending: boolean;
}

export const BY_EPOCH: MetricsOrder = { column: null, isDescending: false };

/** Rows kept in the page: a table of thousands would slow it down; and fewer while each drawing replaces all of them. */
export const ROWS_AT_MOST = 300;
export const ROWS_WHILE_THEY_RUSH = 60;

/** The order after a press on a column's head: that column rising, and falling when pressed again. */
export function nextOrder(order: MetricsOrder, column: MetricsColumn | null): MetricsOrder {
  const isSame = order.column?.name === column?.name;
  return { column, isDescending: isSame && !order.isDescending };
}

export function sortedRows(epochs: readonly EpochRow[], { column, isDescending }: MetricsOrder): readonly EpochRow[] {
  if (column === null) return isDescending ? epochs.toReversed() : epochs;
  const sign = isDescending ? -1 : 1;
  return epochs.toSorted((a, b) => compare(metricOf(a, column), metricOf(b, column), sign));
}

/**
 * The rows a table of limited length shows: all, or the row of epoch 0, which every other is measured by, and of the rest the
 * newest or those that come first in another order.
 */
export function rowsToShow(
  epochs: readonly EpochRow[],
  order: MetricsOrder,
  limit = ROWS_AT_MOST,
): readonly EpochRow[] {
  const sorted = sortedRows(epochs, order);
  const first = epochs[0];
  if (sorted.length <= limit || first === undefined) return sorted;
  const others = sorted.filter((row) => row !== first);
  const kept = isRising(order) ? others.slice(1 - limit) : others.slice(0, limit - 1);
  const shown = new Set([first, ...kept]);
  return sorted.filter((row) => shown.has(row));
}

/** What is left out, in words; null where nothing is. */
export function leftOutText(epochs: readonly EpochRow[], order: MetricsOrder, limit = ROWS_AT_MOST): string | null {
  const first = epochs[0];
  if (epochs.length <= limit || first === undefined) return null;
  const kept = order.column === null ? 'newest' : order.isDescending ? 'largest' : 'smallest';
  const leftOut = (epochs.length - limit).toLocaleString('en-US');
  return `Epoch ${first.epochId} and the ${limit - 1} ${kept}; ${leftOut} rows are left out here.`;
}

function isRising({ column, isDescending }: MetricsOrder): boolean {
  return column === null && !isDescending;
}

/** Numbers by size; what is missing or not a number comes last either way. */
function compare(a: number | undefined, b: number | undefined, sign: number): number {
  const isMissingA = a === undefined || Number.isNaN(a);
  const isMissingB = b === undefined || Number.isNaN(b);
  if (isMissingA || isMissingB) return Number(isMissingA) - Number(isMissingB);
  return a === b ? 0 : sign * (a < b ? -1 : 1);
}

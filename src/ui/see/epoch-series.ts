import type { EpochRow } from '../../store/lab-state.ts';

/** One epoch of one variable: a value for each stream, null where there is none to draw. */
export interface SeriesRow {
  readonly epochId: number;
  readonly values: Readonly<Record<string, number | null>>;
}

/** What Recharts draws well (dependencies.md, "Chart measurements"). */
export const SERIES_POINTS_AT_MOST = 300;

/** One variable of every epoch, with a gap (null) where it is not a finite number. */
export function epochSeries(
  epochs: readonly EpochRow[],
  variable: string,
  streams: readonly string[],
): readonly SeriesRow[] {
  return epochs.map(({ epochId, variables }) => ({
    epochId,
    values: Object.fromEntries(
      streams.map((stream) => {
        const value = variables[stream]?.[variable];
        return [stream, value !== undefined && Number.isFinite(value) ? value : null];
      }),
    ),
  }));
}

/**
 * At most `limit` rows: first and last, and of each stretch between the rows in which any stream has its smallest or its
 * largest value, or a gap, so that no spike and no gap is lost.
 */
export function thinSeries(
  rows: readonly SeriesRow[],
  streams: readonly string[],
  limit = SERIES_POINTS_AT_MOST,
): readonly SeriesRow[] {
  if (rows.length <= limit) return rows;
  const keptPerStretch = 3 * streams.length;
  const stretchCount = Math.max(1, Math.floor((limit - 2) / keptPerStretch));
  const stretchLength = (rows.length - 2) / stretchCount;
  const kept = new Set([0, rows.length - 1]);
  for (let stretch = 0; stretch < stretchCount; stretch += 1) {
    const from = 1 + Math.floor(stretch * stretchLength);
    const to = stretch === stretchCount - 1 ? rows.length - 1 : 1 + Math.floor((stretch + 1) * stretchLength);
    for (const stream of streams) for (const index of extremes(rows, stream, { from, to })) kept.add(index);
  }
  return rows.filter((_, index) => kept.has(index));
}

function extremes(
  rows: readonly SeriesRow[],
  stream: string,
  { from, to }: { readonly from: number; readonly to: number },
): readonly number[] {
  let smallest: number | null = null;
  let largest: number | null = null;
  let gap: number | null = null;
  const valueAt = (index: number | null) => (index === null ? null : (rows[index]?.values[stream] ?? null));
  for (let index = from; index < to; index += 1) {
    const value = valueAt(index);
    if (value === null) {
      gap = index;
      continue;
    }
    if (value < (valueAt(smallest) ?? Infinity)) smallest = index;
    if (value > (valueAt(largest) ?? -Infinity)) largest = index;
  }
  return [smallest, largest, gap].filter((index) => index !== null);
}

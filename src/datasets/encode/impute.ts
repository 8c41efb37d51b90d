import { valuesOfRows } from './values-of-rows.ts';

/** The median of those numbers of the chosen rows that are not NaN, or NaN where there is none. */
export function median(values: Float64Array, rows: Int32Array): number {
  const sorted = valuesOfRows(values, rows).sort(); // NaN comes last
  let count = sorted.length;
  while (count > 0 && Number.isNaN(sorted[count - 1])) count -= 1;
  const middle = count >> 1;
  const upper = middle < count ? (sorted[middle] ?? NaN) : NaN;
  return count % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** The code that most of the chosen rows have, the lowest of several; -1 where all are missing (-1). */
export function mostFrequent(codes: Int32Array, rows: Int32Array): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const code = codes[row] ?? -1;
    if (code >= 0) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  let best = -1;
  for (const [code, count] of counts) {
    const bestCount = counts.get(best) ?? 0;
    if (count > bestCount || (count === bestCount && code < best)) best = code;
  }
  return best;
}

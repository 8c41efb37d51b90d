/** The median of those numbers of the chosen rows that are not NaN, or NaN where there is none. */
export function median(values: Float64Array, rows: Int32Array): number {
  const present = Float64Array.from(rows, (row) => values[row] ?? NaN)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const middle = present.length >> 1;
  const upper = present[middle] ?? NaN;
  return present.length % 2 === 1 ? upper : ((present[middle - 1] ?? NaN) + upper) / 2;
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

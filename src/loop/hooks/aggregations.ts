/** What ComputeStats can make of the numbers of an epoch; names as in NumPy. All over elements, NaN spreads unless skipped. */
export const AGGREGATIONS = {
  mean: (values) => sum(values) / values.length,
  sum,
  min: (values) => extreme(values, Math.min, Infinity),
  max: (values) => extreme(values, Math.max, -Infinity),
  /** Population standard deviation (ddof 0). */
  std: (values) => {
    const mean = sum(values) / values.length;
    let squares = 0;
    for (const value of values) squares += (value - mean) ** 2;
    return Math.sqrt(squares / values.length);
  },
  /** The mean of the two middle values where their number is even. */
  median: (values) => {
    if (values.length === 0 || values.some(Number.isNaN)) return NaN;
    const sorted = Float64Array.from(values).sort();
    const middle = sorted.length >> 1;
    const upper = sorted[middle] ?? NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
  },
  nanmean: (values) => {
    const numbers = values.filter((value) => !Number.isNaN(value));
    return sum(numbers) / numbers.length;
  },
  nancount: (values) => values.filter(Number.isNaN).length,
  nanfraction: (values) => values.filter(Number.isNaN).length / values.length,
} as const satisfies Record<string, (values: Float64Array) => number>;

export type AggregationName = keyof typeof AGGREGATIONS;

export function isAggregationName(name: string): name is AggregationName {
  return Object.hasOwn(AGGREGATIONS, name);
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** NaN for an empty list: there is no smallest number of none. */
function extreme(values: Float64Array, pick: (a: number, b: number) => number, start: number): number {
  return values.length === 0 ? NaN : values.reduce((best, value) => pick(best, value), start);
}

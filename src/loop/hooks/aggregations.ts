import type { NumberSummary } from './number-summary.ts';

export type Aggregation = (numbers: NumberSummary) => number;

/** What ComputeStats can make of the numbers of an epoch; names as in NumPy. All over elements, NaN spreads unless skipped. */
const AGGREGATIONS: Readonly<Record<string, Aggregation>> = {
  mean: unlessNaN(({ mean }) => mean),
  sum: unlessNaN(({ sum }) => sum),
  min: unlessNaN(({ min }) => min),
  max: unlessNaN(({ max }) => max),
  std: unlessNaN(({ variance }) => Math.sqrt(variance)),
  var: unlessNaN(({ variance }) => variance),
  median: unlessNaN(({ median }) => median),
  nanmean: ({ mean }) => mean,
  nansum: ({ sum }) => sum,
  nanmin: ({ min }) => min,
  nanmax: ({ max }) => max,
  nanstd: ({ variance }) => Math.sqrt(variance),
  nanvar: ({ variance }) => variance,
  nanmedian: ({ median }) => median,
  nancount: ({ nanCount }) => nanCount,
  nanfraction: ({ nanFraction }) => nanFraction,
};

/** As it is said in errors. */
export const AGGREGATION_NAMES = `${Object.keys(AGGREGATIONS).join(', ')}, and quantiles from q0 to q100`;

/** The aggregation of that name, or null when there is none. Quantiles are written in percent: `q95`, `q2.5`. */
export function aggregationOf(name: string): Aggregation | null {
  if (Object.hasOwn(AGGREGATIONS, name)) return AGGREGATIONS[name] ?? null;
  const percent = Number(/^q(\d+(?:\.\d+)?)$/.exec(name)?.[1] ?? NaN);
  return percent >= 0 && percent <= 100 ? unlessNaN((numbers) => numbers.quantile(percent)) : null;
}

function unlessNaN(aggregation: Aggregation): Aggregation {
  return (numbers) => (numbers.nanCount > 0 ? NaN : aggregation(numbers));
}

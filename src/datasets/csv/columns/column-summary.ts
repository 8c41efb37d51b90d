import { distinctCount } from './column-facts.ts';
import type { TextCount } from './text-facts.ts';
import { typedColumn } from './typed-column.ts';
import type { UnderstoodColumn } from './understand-table.ts';

/** How many rows lie in each of equally wide steps from `min` to `max`. */
export interface Histogram {
  readonly kind: 'histogram';
  readonly min: number;
  readonly max: number;
  readonly counts: readonly number[];
}

/** The most frequent kinds, and how many rows and kinds are left. */
export interface BarList {
  readonly kind: 'bars';
  readonly bars: readonly TextCount[];
  readonly restRows: number;
  readonly restKinds: number;
}

/** A column in a few figures and a small chart. Plain data, small however many rows there are. */
export interface ColumnSummary {
  /** Null where there is nothing to draw. */
  readonly chart: Histogram | BarList | null;
  readonly missing: number;
  readonly missingTokens: readonly TextCount[];
  readonly distinct: number;
  /** Lowest and highest number or date (milliseconds since 1970), else null. */
  readonly range: readonly [min: number, max: number] | null;
  readonly mean: number | null;
}

const MAX_STEPS = 20;
const MAX_BARS = 8;

/** Sums a column up over the given rows. */
export function columnSummary(column: UnderstoodColumn, rows: Int32Array): ColumnSummary {
  const { facts, lost } = column;
  const shared = { missing: facts.missing + lost, missingTokens: facts.missingTokens };
  if (column.type === 'identifier' || column.type === 'text')
    return { ...shared, distinct: distinctCount(facts), chart: null, range: null, mean: null };
  const values = typedColumn(column, rows);
  if (values.kind === 'category') return { ...shared, ...barSummary(values), range: null, mean: null };
  const distinct = values.kind === 'number' ? facts.distinctNumbers : distinctTimes(values.values);
  return { ...shared, distinct, ...numberSummary(values.values) };
}

function barSummary({ codes, categories }: { readonly codes: Int32Array; readonly categories: readonly string[] }) {
  const counts = new Float64Array(categories.length);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  const all = categories.map((text, code) => ({ text, count: counts[code] ?? 0 }));
  const bars = all.sort((one, other) => other.count - one.count).slice(0, MAX_BARS);
  const restRows = all.slice(MAX_BARS).reduce((sum, { count }) => sum + count, 0);
  const restKinds = Math.max(0, categories.length - MAX_BARS);
  const chart: BarList | null = categories.length === 0 ? null : { kind: 'bars', bars, restRows, restKinds };
  return { chart, distinct: categories.length };
}

function numberSummary(values: Float64Array): Pick<ColumnSummary, 'chart' | 'range' | 'mean'> {
  let [count, mean, min, max] = [0, 0, Infinity, -Infinity];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    count += 1;
    mean += value / count - mean / count; // a sum of all could be too large for a double
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (count === 0) return { chart: null, range: null, mean: null };
  return { chart: histogram(values, min, max), range: [min, max], mean };
}

function histogram(values: Float64Array, min: number, max: number): Histogram {
  const counts = new Array<number>(min === max ? 1 : MAX_STEPS).fill(0);
  const width = max / counts.length - min / counts.length; // not (max - min): that may be infinite
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const step = width > 0 ? Math.floor(value / width - min / width) : 0;
    const place = Math.max(0, Math.min(counts.length - 1, step));
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return { kind: 'histogram', min, max, counts };
}

function distinctTimes(values: Float64Array): number {
  return new Set(values.filter((value) => !Number.isNaN(value))).size;
}

import { distinctCount } from './column-facts.ts';
import { countDistinct } from './count-distinct.ts';
import { numberReader } from './column-reading.ts';
import type { NumberFacts } from './number-facts.ts';
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

/** Sums a column up over the given rows: those that its facts were found in. */
export function columnSummary(column: UnderstoodColumn, rows: Int32Array): ColumnSummary {
  const { facts, lost } = column;
  const shared = { missing: facts.missing + lost, missingTokens: facts.missingTokens };
  if (column.type === 'identifier' || column.type === 'text')
    return { ...shared, distinct: distinctCount(facts), chart: null, range: null, mean: null };
  if (column.type === 'number')
    return { ...shared, distinct: facts.distinctNumbers, ...numberSummary(facts, rows, numberReader(column.reading)) };
  const values = typedColumn(column, rows);
  if (values.kind === 'category') return { ...shared, ...barSummary(values), range: null, mean: null };
  return { ...shared, ...timeSummary(values.values) };
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

/** The chart needs one pass; the rest is known already. */
function numberSummary(
  { numbers, min, max, mean }: NumberFacts,
  rows: Int32Array,
  numberOf: (row: number) => number,
): Pick<ColumnSummary, 'chart' | 'range' | 'mean'> {
  if (numbers === 0) return { chart: null, range: null, mean: null };
  const steps = new Steps(min, max);
  for (let index = 0; index < rows.length; index += 1) steps.add(numberOf(rows[index] ?? 0));
  return { chart: steps.histogram(), range: [min, max], mean };
}

function timeSummary(times: Float64Array): Pick<ColumnSummary, 'chart' | 'range' | 'mean' | 'distinct'> {
  let [sum, count, min, max] = [0, 0, Infinity, -Infinity];
  for (const time of times) {
    if (Number.isNaN(time)) continue;
    sum += time;
    count += 1;
    if (time < min) min = time;
    if (time > max) max = time;
  }
  if (count === 0) return { chart: null, range: null, mean: null, distinct: 0 };
  const steps = new Steps(min, max);
  for (const time of times) steps.add(time);
  const distinct = countDistinct({ length: times.length, at: (row) => times[row] ?? NaN }, { min, max });
  return { chart: steps.histogram(), range: [min, max], mean: sum / count, distinct };
}

/** Counts numbers in equally wide steps. */
class Steps {
  readonly #min: number;
  readonly #max: number;
  readonly #counts: number[];
  readonly #width: number;

  constructor(min: number, max: number) {
    this.#min = min;
    this.#max = max;
    this.#counts = new Array<number>(min === max ? 1 : MAX_STEPS).fill(0);
    this.#width = max / this.#counts.length - min / this.#counts.length; // not (max - min): that may be infinite
  }

  /** A number between the two; what is not a number is not counted. */
  add(value: number): void {
    if (Number.isNaN(value)) return;
    const step = this.#width > 0 ? Math.floor(value / this.#width - this.#min / this.#width) : 0;
    const place = Math.max(0, Math.min(this.#counts.length - 1, step));
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
  }

  histogram(): Histogram {
    return { kind: 'histogram', min: this.#min, max: this.#max, counts: this.#counts };
  }
}

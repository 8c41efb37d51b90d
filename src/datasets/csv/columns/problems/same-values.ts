import { cellText } from '../column-builder.ts';
import { isMissingAt, numberAt } from '../column-reading.ts';
import type { UnderstoodColumn } from '../understand-table.ts';

/** Fewer rows that fit may be chance. */
const MIN_ROWS = 5;

/** How one column gives another away: it is equal, or each of its values stands for one of the other. */
export type Sameness = 'equal' | 'oneToOne' | 'linear';

/**
 * Whether a column says the same as the target, in the rows where both have a value; null where it does not. Stops at
 * the first row that tells them apart, so it costs little for most columns.
 */
export function sameness(column: UnderstoodColumn, target: UnderstoodColumn, rows: Int32Array): Sameness | null {
  const pair: Pair = { column, target, rows };
  const equal = pairsThat(pair, (value, wanted) => value === wanted);
  if (equal >= MIN_ROWS) return 'equal';
  if (isLinear(pair)) return 'linear';
  const kinds = new Kinds();
  const paired = pairsThat(pair, (value, wanted) => kinds.take(value, wanted));
  return paired >= MIN_ROWS && kinds.count >= 2 && kinds.count * 2 <= paired ? 'oneToOne' : null;
}

interface Pair {
  readonly column: UnderstoodColumn;
  readonly target: UnderstoodColumn;
  readonly rows: Int32Array;
}

type Value = number | string;

/** In how many rows both have values, if something holds in all of these; else 0. */
function pairsThat({ column, target, rows }: Pair, holds: (value: Value, wanted: Value) => boolean): number {
  let count = 0;
  for (const row of rows) {
    if (isMissingAt(column.reading, row) || isMissingAt(target.reading, row)) continue;
    if (!holds(valueAt(column, row), valueAt(target, row))) return 0;
    count += 1;
  }
  return count;
}

/** Pairs of values, as long as each comes with one other alone. */
class Kinds {
  readonly #targetOf = new Map<Value, Value>();
  readonly #valueOf = new Map<Value, Value>();

  get count(): number {
    return this.#targetOf.size;
  }

  take(value: Value, wanted: Value): boolean {
    if ((this.#targetOf.get(value) ?? wanted) !== wanted || (this.#valueOf.get(wanted) ?? value) !== value)
      return false;
    this.#targetOf.set(value, wanted);
    this.#valueOf.set(wanted, value);
    return true;
  }
}

/** The same amounts in another unit: target = a + b × value, for three different values at least. */
function isLinear(pair: Pair): boolean {
  const { column, target } = pair;
  if (column.facts.texts > 0 || target.facts.texts > 0 || column.facts.distinctNumbers < 3) return false;
  if (target.type !== 'number') return false;
  let [x0, y0, slope] = [NaN, NaN, NaN];
  const tolerance = 1e-9 * Math.max(Math.abs(target.facts.min), Math.abs(target.facts.max));
  const fits = (value: Value, wanted: Value) => {
    const [x, y] = [Number(value), Number(wanted)];
    if (Number.isNaN(x0)) [x0, y0] = [x, y];
    if (x === x0) return y === y0;
    if (Number.isNaN(slope)) slope = (y - y0) / (x - x0);
    return slope !== 0 && Math.abs(y0 + slope * (x - x0) - y) <= tolerance;
  };
  return pairsThat(pair, fits) >= MIN_ROWS;
}

/** Number where the cell is one, so that `1.0` is `1`; else its text. */
function valueAt({ reading }: UnderstoodColumn, row: number): Value {
  const number = numberAt(reading, row);
  return Number.isNaN(number) ? cellText(reading.stored, row) : number;
}

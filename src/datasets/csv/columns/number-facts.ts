import { numberReader, type ColumnReading } from './column-reading.ts';
import { countDistinct } from './count-distinct.ts';

/** The numbers of a column, without those that count as missing. */
export interface NumberFacts {
  readonly numbers: number;
  /** Of these: whole ones. */
  readonly integers: number;
  readonly distinctNumbers: number;
  /** Lowest and highest, NaN where there is none. */
  readonly min: number;
  readonly max: number;
  /** NaN where there is none. */
  readonly mean: number;
  /** Whether they count the rows: 0, 1, 2 … or 1, 2, 3 …, with none missing. */
  readonly countsRows: boolean;
}

export function numberFacts(reading: ColumnReading, rows: ArrayLike<number>): NumberFacts {
  const numberOf = numberReader(reading);
  let [numbers, integers, min, max, sum] = [0, 0, Infinity, -Infinity, 0];
  for (let index = 0; index < rows.length; index += 1) {
    const value = numberOf(rows[index] ?? 0);
    if (Number.isNaN(value)) continue;
    numbers += 1;
    if (Number.isInteger(value)) integers += 1;
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
  }
  const mean = Number.isFinite(sum) ? sum / numbers : meanOfLarge(rows, numberOf);
  const range = numbers === 0 ? { min: NaN, max: NaN } : { min, max };
  const countsRows = integers === rows.length && doesCountRows(rows, numberOf);
  const numberRows = { length: rows.length, at: (index: number) => numberOf(rows[index] ?? 0) };
  const distinctNumbers = countDistinct(numberRows, range);
  return { numbers, integers, ...range, mean, countsRows, distinctNumbers };
}

function doesCountRows(rows: ArrayLike<number>, numberOf: (row: number) => number): boolean {
  const first = rows.length > 0 ? numberOf(rows[0] ?? 0) : NaN;
  if (first !== 0 && first !== 1) return false;
  for (let index = 0; index < rows.length; index += 1) if (numberOf(rows[index] ?? 0) !== first + index) return false;
  return true;
}

/** The mean of numbers whose sum is too large for a double. */
function meanOfLarge(rows: ArrayLike<number>, numberOf: (row: number) => number): number {
  let [count, mean] = [0, 0];
  for (let index = 0; index < rows.length; index += 1) {
    const value = numberOf(rows[index] ?? 0);
    if (Number.isNaN(value)) continue;
    count += 1;
    mean += value / count - mean / count;
  }
  return mean;
}

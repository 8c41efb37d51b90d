import { numberAt, type ColumnReading } from './column-reading.ts';
import { DistinctNumbers } from './distinct-numbers.ts';

/** The numbers of a column, without those that count as missing. */
export interface NumberFacts {
  readonly numbers: number;
  /** Of these: whole ones. */
  readonly integers: number;
  readonly distinctNumbers: number;
  /** Lowest and highest, NaN where there is none. */
  readonly min: number;
  readonly max: number;
  /** Whether they count the rows: 0, 1, 2 … or 1, 2, 3 …, with none missing. */
  readonly countsRows: boolean;
}

export function numberFacts(reading: ColumnReading, rows: ArrayLike<number>): NumberFacts {
  const distinct = new DistinctNumbers();
  const first = rows.length > 0 ? numberAt(reading, rows[0] ?? 0) : NaN;
  let countsRows = first === 0 || first === 1;
  const seen = { numbers: 0, integers: 0, min: Infinity, max: -Infinity };
  for (let index = 0; index < rows.length; index += 1) {
    const value = numberAt(reading, rows[index] ?? 0);
    countsRows &&= value === first + index;
    if (Number.isNaN(value)) continue;
    seen.numbers += 1;
    seen.integers += Number.isInteger(value) ? 1 : 0;
    seen.min = Math.min(seen.min, value);
    seen.max = Math.max(seen.max, value);
    distinct.add(value);
  }
  if (seen.numbers === 0) Object.assign(seen, { min: NaN, max: NaN });
  return { ...seen, countsRows, distinctNumbers: distinct.size };
}

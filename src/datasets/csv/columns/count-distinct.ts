import { DistinctNumbers } from './distinct-numbers.ts';

/** Fewer numbers are counted one way as fast as the other. */
const MANY = 1024;
/** Numbers looked at to find how many decimals there are. */
const SAMPLE = 64;
const SCALES = [1, 10, 100, 1000, 10_000];
/** Bits of the largest grid: a megabyte, which a processor keeps near. */
const MOST_POINTS = 1 << 23;

/** Numbers in the order of their rows; NaN stands for none. */
export interface NumberRows {
  readonly length: number;
  at(index: number): number;
}

/** How many different numbers there are, exactly. All that are no NaN lie between `min` and `max`. */
export function countDistinct(
  numbers: NumberRows,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  const scale = numbers.length < MANY ? null : scaleOf(numbers);
  const onGrid = scale === null ? null : countOnGrid(numbers, scale, { min, max });
  return onGrid ?? countByHash(numbers);
}

/** By what the first numbers become whole; null where nothing does. */
function scaleOf(numbers: NumberRows): number | null {
  const step = Math.ceil(numbers.length / SAMPLE);
  const sample = Array.from({ length: Math.floor(numbers.length / step) }, (_, index) => numbers.at(index * step));
  const present = sample.filter((value) => !Number.isNaN(value));
  return SCALES.find((scale) => present.every((value) => Math.round(value * scale) / scale === value)) ?? null;
}

/**
 * Most columns are measured in steps, so each number has a place on a grid and one bit says whether it came: much faster
 * than a hash table, whose every look-up is a walk to memory. Null where the numbers are on no such grid. Two numbers
 * never share a place, because dividing the place by the scale gives the number back.
 */
function countOnGrid(
  numbers: NumberRows,
  scale: number,
  { min, max }: { readonly min: number; readonly max: number },
): number | null {
  const first = Math.round(min * scale);
  const points = Math.round(max * scale) - first + 1;
  if (!(points > 0 && points <= MOST_POINTS)) return null;
  const seen = new Uint32Array(Math.ceil(points / 32));
  let count = 0;
  for (let index = 0; index < numbers.length; index += 1) {
    const value = numbers.at(index);
    if (Number.isNaN(value)) continue;
    const place = Math.round(value * scale);
    if (place / scale !== value) return null;
    const word = (place - first) >> 5;
    const bit = 1 << ((place - first) & 31);
    const known = seen[word] ?? 0;
    if ((known & bit) !== 0) continue;
    seen[word] = known | bit;
    count += 1;
  }
  return count;
}

function countByHash(numbers: NumberRows): number {
  const distinct = new DistinctNumbers(numbers.length);
  for (let index = 0; index < numbers.length; index += 1) {
    const value = numbers.at(index);
    if (!Number.isNaN(value)) distinct.add(value);
  }
  return distinct.size;
}

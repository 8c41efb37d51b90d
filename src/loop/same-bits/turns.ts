// Sine and cosine for what decides a run: the same bits in every browser, which Math.sin and Math.cos need not give.
import { twoProduct } from './two-product.ts';

/** 2π is the sum of the two. */
const TAU = 6.283185307179586;
const TAU_REST = 2.4492935982947064e-16;

/**
 * Sine and cosine of an angle given in whole turns, sin(2π · turns) and cos(2π · turns): 0, 1 and -1 exactly where they are
 * that; NaN where `turns` is not finite. Within 1 unit in the last place: Taylor's series over an eighth of a turn, from the
 * four kinds of arithmetic alone. In turns, because whole ones can be taken away exactly, while 2π is no double.
 */
export function sineAndCosine(turns: number): readonly [sine: number, cosine: number] {
  const part = turns % 1;
  const quarters = Math.round(4 * part);
  const eighth = part - quarters / 4; // exact; at most 1/8 either way
  const [angle, lost] = twoProduct(eighth, TAU);
  const rest = lost + eighth * TAU_REST;
  let [first, second] = [sine(angle, rest), cosine(angle, rest)];
  // 0 - first, not -first: -0 is another number to whoever looks at bits.
  for (let left = quarters & 3; left > 0; left -= 1) [first, second] = [second, 0 - first];
  return [first, second];
}

/** Of angle + rest, at most π/4 either way. */
function sine(angle: number, rest: number): number {
  const z = angle * angle;
  return angle + (rest - 0.5 * z * rest - ((angle * z) / 6) * series(z, 4));
}

/** Of angle + rest, at most π/4 either way. */
function cosine(angle: number, rest: number): number {
  const half = 0.5 * angle * angle;
  const most = 1 - half;
  return most + (1 - most - half + (((half * half) / 6) * series(2 * half, 5) - angle * rest));
}

/** 1 - z / (k (k + 1)) (1 - z / ((k + 2) (k + 3)) (1 - …)) from k = `first` on; 7 terms, because the eighth is below 2^-60. */
function series(z: number, first: number): number {
  let sum = 1;
  for (let k = first + 12; k >= first; k -= 2) sum = 1 - (z / (k * (k + 1))) * sum;
  return sum;
}

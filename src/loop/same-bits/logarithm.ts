/** ln 2 is the sum of the two; the first has so few bits that its multiples up to 1100 are exact. */
const LN2 = 0.6931471803691238;
const LN2_REST = 1.9082149292705877e-10;

/**
 * The natural logarithm for what decides a run: the same bits in every browser, which Math.log need not give. -Infinity
 * of 0, NaN of a negative number. Within 1 unit in the last place, from the four kinds of arithmetic alone.
 *
 * x = 2^k (1 + f) with 1 + f from √½ to √2, and with s = f / (2 + f)
 * log(1 + f) = 2 artanh s = f - f²/2 + s (f²/2 + 2s²/3 + 2s⁴/5 + …), the form in which fdlibm's e_log.c loses the least.
 */
export function logarithm(x: number): number {
  if (x === 0) return -Infinity;
  if (x < 0) return NaN;
  if (x === Infinity) return x;
  let [k, scaled] = [0, x];
  for (; scaled < Math.SQRT1_2; k -= 1) scaled *= 2;
  for (; scaled > Math.SQRT2; k += 1) scaled /= 2;
  const f = scaled - 1;
  const s = f / (2 + f);
  let series = 0;
  for (let n = 23; n > 1; n -= 2) series = s * s * (2 / n + series); // the term of n = 25 is below 2^-60
  const half = 0.5 * f * f;
  return s * (half + series) + k * LN2_REST - half + f + k * LN2;
}

/** The largest power of ten that is at most `x`, a positive number; NaN where `x` is not finite. From digits, which ECMAScript fixes: Math.log10 it does not. */
export function powerOfTenWithin(x: number): number {
  return Number(`1e${String(x.toExponential().split('e')[1])}`);
}

// tanh x for many float32, four at once.
//
// An odd rational function, x P(x²) / Q(x²) with P of degree 3 and Q of degree 4, up to |x| = 7.86, where it is ±1 exactly, so that a
// unit that is saturated has the slope 0; beyond it too. The coefficients are ours: of all such functions the one whose greatest
// relative error from 0 to 8.03 is least (2^-22.6), found by linear programming on P − tanh(x) / x · Q for a shrinking bound. The
// limit is where it comes to 1 in both builds.
import { multiplyAdd } from './multiply-add';

/** P and Q from the highest power down, and the limit. In memory: a constant would be put together anew wherever it is used. */
const NUMBERS = memory.data<f32>([
  1.1403400094422977e-5, 2.9487803112715483e-3, 0.12923605740070343, 0.9999998807907104, 2.451063210173743e-7,
  2.3834746389184147e-4, 2.3806467652320862e-2, 0.4625681936740875, 1, 7.8617763519287109,
]);

/** x ← tanh x, in place, up to the address `end`. Its relative error is below 2^-21; ±1 for ±∞, NaN for NaN. */
export function hyperbolicTangent(x: usize, end: usize): void {
  const p3 = v128.load32_splat(NUMBERS);
  const p2 = v128.load32_splat(NUMBERS, 4);
  const p1 = v128.load32_splat(NUMBERS, 8);
  const p0 = v128.load32_splat(NUMBERS, 12);
  const q4 = v128.load32_splat(NUMBERS, 16);
  const q3 = v128.load32_splat(NUMBERS, 20);
  const q2 = v128.load32_splat(NUMBERS, 24);
  const q1 = v128.load32_splat(NUMBERS, 28);
  const q0 = v128.load32_splat(NUMBERS, 32);
  const limit = v128.load32_splat(NUMBERS, 36);
  const lowest = f32x4.neg(limit);
  for (; x < end; x += 16) {
    const bounded = f32x4.pmax(f32x4.pmin(v128.load(x), limit), lowest); // NaN stays
    const square = f32x4.mul(bounded, bounded);
    let p = multiplyAdd(p3, square, p2);
    p = multiplyAdd(p, square, p1);
    p = multiplyAdd(p, square, p0);
    let q = multiplyAdd(q4, square, q3);
    q = multiplyAdd(q, square, q2);
    q = multiplyAdd(q, square, q1);
    q = multiplyAdd(q, square, q0);
    v128.store(x, f32x4.div(f32x4.mul(bounded, p), q));
  }
}

// tanh x for many float32, four at once.
//
// An odd rational function, x (P(x²) / Q(x²)) with P of degree 6 and Q of degree 3, up to |x| = 7.9053, where it is ±1 exactly, so
// that a unit that is saturated has the slope 0; beyond it too.
// Source: Eigen, generic_fast_tanh_float, also in TensorFlow's XLA (EmitFastTanh): the coefficients.

/** P and Q from the highest power down, and the limit. In memory: a constant would be put together anew wherever it is used. */
const NUMBERS = memory.data<f32>([
  -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8, 1.48572235717979e-5,
  6.37261928875436e-4, 4.89352455891786e-3, 1.19825839466702e-6, 1.18534705686654e-4, 2.268434632439e-3,
  4.89352518554385e-3, 7.90531110763549805,
]);

/** x ← tanh x, in place, up to the address `end`. Its relative error is below 2^-21; ±1 for ±∞, NaN for NaN. */
export function hyperbolicTangent(x: usize, end: usize): void {
  const p6 = v128.load32_splat(NUMBERS);
  const p5 = v128.load32_splat(NUMBERS, 4);
  const p4 = v128.load32_splat(NUMBERS, 8);
  const p3 = v128.load32_splat(NUMBERS, 12);
  const p2 = v128.load32_splat(NUMBERS, 16);
  const p1 = v128.load32_splat(NUMBERS, 20);
  const p0 = v128.load32_splat(NUMBERS, 24);
  const q3 = v128.load32_splat(NUMBERS, 28);
  const q2 = v128.load32_splat(NUMBERS, 32);
  const q1 = v128.load32_splat(NUMBERS, 36);
  const q0 = v128.load32_splat(NUMBERS, 40);
  const limit = v128.load32_splat(NUMBERS, 44);
  const lowest = f32x4.neg(limit);
  for (; x < end; x += 16) {
    const bounded = f32x4.pmax(f32x4.pmin(v128.load(x), limit), lowest); // NaN stays
    const square = f32x4.mul(bounded, bounded);
    let p = f32x4.add(f32x4.mul(p6, square), p5);
    p = f32x4.add(f32x4.mul(p, square), p4);
    p = f32x4.add(f32x4.mul(p, square), p3);
    p = f32x4.add(f32x4.mul(p, square), p2);
    p = f32x4.add(f32x4.mul(p, square), p1);
    p = f32x4.add(f32x4.mul(p, square), p0);
    let q = f32x4.add(f32x4.mul(q3, square), q2);
    q = f32x4.add(f32x4.mul(q, square), q1);
    q = f32x4.add(f32x4.mul(q, square), q0);
    v128.store(x, f32x4.mul(bounded, f32x4.div(p, q)));
  }
}

// tanh x for four float32 at once.
//
// An odd rational function, x P(x²) / Q(x²) with P of degree 6 and Q of degree 3, up to |x| = 7.9988; beyond it ±1, which is less
// than 2^-22 away, so that a unit that is saturated has the slope 0.
// Source: Eigen, generic_fast_tanh_float, also in TensorFlow's XLA (EmitFastTanh): the coefficients.

const LIMIT: f32 = 7.99881172180175781;
/** Below it tanh x is x to the last bit. */
const SMALL: f32 = 0.0004;

/** tanh x. Its relative error is below 2^-20.5; ±1 for ±∞, NaN for NaN. */
export function hyperbolicTangent(x: v128): v128 {
  const bounded = f32x4.max(f32x4.min(x, f32x4.splat(LIMIT)), f32x4.splat(-LIMIT));
  const square = f32x4.mul(bounded, bounded);

  let p = f32x4.splat(-2.76076847742355e-16);
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(2.00018790482477e-13));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(-8.60467152213735e-11));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(5.12229709037114e-8));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(1.48572235717979e-5));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(6.37261928875436e-4));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(4.89352455891786e-3));

  let q = f32x4.splat(1.19825839466702e-6);
  q = f32x4.add(f32x4.mul(q, square), f32x4.splat(1.18534705686654e-4));
  q = f32x4.add(f32x4.mul(q, square), f32x4.splat(2.268434632439e-3));
  q = f32x4.add(f32x4.mul(q, square), f32x4.splat(4.89352518554385e-3));

  const result = f32x4.div(f32x4.mul(bounded, p), q);
  const size = f32x4.abs(x);
  const saturated = v128.or(f32x4.splat(1), v128.and(x, i32x4.splat(0x80000000))); // 1 with the sign of x
  const outer = v128.bitselect(saturated, result, f32x4.gt(size, f32x4.splat(LIMIT)));
  return v128.bitselect(x, outer, f32x4.lt(size, f32x4.splat(SMALL)));
}

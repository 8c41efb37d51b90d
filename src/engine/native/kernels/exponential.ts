// e^x and e^x − 1 for four float32 at once.
//
// e^x = 2^n · e^r with n = x / ln 2 to the nearest whole number and r = x − n ln 2, |r| ≤ ln 2 / 2; ln 2 in two parts, the first of few
// bits, so that n ln 2 is exact. e^r = 1 + r + r² P(r), P of degree 5.
// Source: S. L. Moshier, Cephes Mathematical Library 2.2, expf.c (1992): the splitting and the coefficients.

const LOG2_E: f32 = 1.44269504;
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.1219444e-4;

/** r for x and its n. */
function remainder(x: v128, n: v128): v128 {
  const rest = f32x4.sub(x, f32x4.mul(n, f32x4.splat(LN2_HIGH)));
  return f32x4.sub(rest, f32x4.mul(n, f32x4.splat(LN2_LOW)));
}

/** e^r − 1 for |r| ≤ ln 2 / 2. */
function shortExponentialMinusOne(r: v128): v128 {
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  return f32x4.add(f32x4.mul(f32x4.mul(r, r), p), r);
}

/** 2^n for whole n from −126 to 127. */
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/**
 * e^x. Its relative error is below 2^-23 for results from 2^-126 up (below that, one smallest number); 0 for −∞, ∞ from 88.73 up, NaN
 * for NaN.
 */
export function exponential(x: v128): v128 {
  const bounded = f32x4.max(f32x4.min(x, f32x4.splat(89)), f32x4.splat(-104));
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(LOG2_E)));
  const value = f32x4.add(shortExponentialMinusOne(remainder(bounded, n)), f32x4.splat(1));
  // In two halves: 2^n itself may be no float32 where the result is one.
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(value, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
}

/**
 * e^x − 1 = 2^n (e^r − 1) + (2^n − 1) for x ≤ 0, without the cancellation that e^x, then minus 1 has near 0. Its
 * relative error is below 2^-22; −1 for −∞, NaN for NaN.
 */
export function exponentialMinusOne(x: v128): v128 {
  const bounded = f32x4.max(f32x4.min(x, f32x4.splat(0)), f32x4.splat(-87));
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(LOG2_E)));
  const power = powerOfTwo(i32x4.trunc_sat_f32x4_s(n));
  const scaled = f32x4.mul(power, shortExponentialMinusOne(remainder(bounded, n)));
  return f32x4.add(scaled, f32x4.sub(power, f32x4.splat(1)));
}

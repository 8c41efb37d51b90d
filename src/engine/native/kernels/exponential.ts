// e^x and e^x − 1 for four float32 at once.
//
// e^x = 2^n · e^r with n = x / ln 2 to the nearest whole number and r = x − n ln 2, |r| ≤ ln 2 / 2; ln 2 in two parts, the first of few
// bits, so that n ln 2 is exact. e^r = 1 + r + r² P(r), P of degree 5.
// Source: S. L. Moshier, Cephes Mathematical Library 2.2, expf.c (1992): the splitting and the coefficients.

import { multiplyAdd } from './multiply-add';

/** What the functions below name. In memory: V8 puts a constant register together anew wherever it is used. */
const NUMBERS = memory.data<f32>([
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, 1.44269504,
  -0.693359375, 2.1219444e-4, 12582912, 1,
]);

/** 1 / ln 2. */
function log2E(): v128 {
  return v128.load32_splat(NUMBERS, 24);
}

/** 1.5 · 2^23: a number below 2^22 that it is added to has no room for a fraction, and stands in the last bits as a whole number. */
function shift(): v128 {
  return v128.load32_splat(NUMBERS, 36);
}

function one(): v128 {
  return v128.load32_splat(NUMBERS, 40);
}

/** n = x / ln 2 to the nearest whole number, in the last bits. */
function shifted(x: v128): v128 {
  return multiplyAdd(x, log2E(), shift());
}

/** The n in what {@link shifted} gave, as float32. */
function rounded(shifted: v128): v128 {
  return f32x4.sub(shifted, shift());
}

/** The same as int32. */
function whole(shifted: v128): v128 {
  return i32x4.sub(shifted, shift());
}

/** r for x and its n. */
function remainder(x: v128, n: v128): v128 {
  return multiplyAdd(n, v128.load32_splat(NUMBERS, 32), multiplyAdd(n, v128.load32_splat(NUMBERS, 28), x));
}

/** e^r − 1 for |r| ≤ ln 2 / 2. */
function shortExponentialMinusOne(r: v128): v128 {
  let p = v128.load32_splat(NUMBERS);
  p = multiplyAdd(p, r, v128.load32_splat(NUMBERS, 4));
  p = multiplyAdd(p, r, v128.load32_splat(NUMBERS, 8));
  p = multiplyAdd(p, r, v128.load32_splat(NUMBERS, 12));
  p = multiplyAdd(p, r, v128.load32_splat(NUMBERS, 16));
  p = multiplyAdd(p, r, v128.load32_splat(NUMBERS, 20));
  return multiplyAdd(f32x4.mul(r, r), p, r);
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
  const bounded = f32x4.pmax(f32x4.pmin(x, f32x4.splat(89)), f32x4.splat(-104)); // NaN stays
  const power = shifted(bounded);
  const value = f32x4.add(shortExponentialMinusOne(remainder(bounded, rounded(power))), one());
  // In two halves: 2^n itself may be no float32 where the result is one.
  const n = whole(power);
  const half = i32x4.shr_s(n, 1);
  return f32x4.mul(f32x4.mul(value, powerOfTwo(half)), powerOfTwo(i32x4.sub(n, half)));
}

/**
 * e^x − 1 = 2^n (e^r − 1) + (2^n − 1) for x ≤ 0, without the cancellation that e^x, then minus 1 has near 0. Its
 * relative error is below 2^-22; −1 for −∞, NaN for NaN.
 */
export function exponentialMinusOne(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, f32x4.splat(0)), f32x4.splat(-87)); // NaN stays
  const n = shifted(bounded);
  const power = powerOfTwo(whole(n));
  return multiplyAdd(power, shortExponentialMinusOne(remainder(bounded, rounded(n))), f32x4.sub(power, one()));
}

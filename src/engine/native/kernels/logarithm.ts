// ln x for four float32 at once.
//
// x = 2^e · m with √½ ≤ m < √2, ln x = e ln 2 + ln m, and with f = m − 1: ln m = f − f²/2 + f³ P(f), P of degree 8.
// Source: S. L. Moshier, Cephes Mathematical Library 2.2, logf.c (1992): the splitting and the coefficients.

import { multiplyAdd } from './multiply-add';

/** P from the highest power down, the two parts of ln 2, and √½. In memory, as those of e^x are. */
const NUMBERS = memory.data<f32>([
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1, 0.693359375, -2.1219444e-4, 0.70710678,
]);

/** P(f). */
function tail(f: v128): v128 {
  let p = v128.load32_splat(NUMBERS);
  p = multiplyAdd(p, f, v128.load32_splat(NUMBERS, 4));
  p = multiplyAdd(p, f, v128.load32_splat(NUMBERS, 8));
  p = multiplyAdd(p, f, v128.load32_splat(NUMBERS, 12));
  p = multiplyAdd(p, f, v128.load32_splat(NUMBERS, 16));
  p = multiplyAdd(p, f, v128.load32_splat(NUMBERS, 20));
  p = multiplyAdd(p, f, v128.load32_splat(NUMBERS, 24));
  p = multiplyAdd(p, f, v128.load32_splat(NUMBERS, 28));
  return multiplyAdd(p, f, v128.load32_splat(NUMBERS, 32));
}

/**
 * ln x for x from 2^-126 up. Its relative error is below 2^-22.5, near 1 too. ∞ for ∞, −∞ for 0, NaN for NaN and for numbers below 0.
 */
export function logarithm(x: v128): v128 {
  // The exponent for a fraction from ½ up to 1, and that fraction.
  const exponent = i32x4.sub(i32x4.shr_u(x, 23), i32x4.splat(126));
  const fraction = v128.or(v128.and(x, i32x4.splat(0x007fffff)), i32x4.splat(0x3f000000));
  const isSmall = f32x4.lt(fraction, v128.load32_splat(NUMBERS, 44));
  const e = f32x4.convert_i32x4_s(i32x4.add(exponent, isSmall)); // a true lane is −1
  const f = f32x4.sub(f32x4.add(fraction, v128.and(fraction, isSmall)), f32x4.splat(1));

  const square = f32x4.mul(f, f);
  let rest = f32x4.mul(f32x4.mul(tail(f), f), square);
  rest = multiplyAdd(e, v128.load32_splat(NUMBERS, 40), rest);
  rest = multiplyAdd(f32x4.splat(-0.5), square, rest);
  return atEdges(x, multiplyAdd(e, v128.load32_splat(NUMBERS, 36), f32x4.add(f, rest)));
}

function atEdges(x: v128, result: v128): v128 {
  const isOrdinary = f32x4.lt(x, f32x4.splat(Infinity)); // false for NaN too
  const atZero = v128.bitselect(f32x4.splat(-Infinity), result, f32x4.eq(x, f32x4.splat(0)));
  const belowZero = v128.bitselect(f32x4.splat(NaN), atZero, f32x4.lt(x, f32x4.splat(0)));
  return v128.bitselect(belowZero, x, isOrdinary);
}

// Optimizers compute in float64 from float32 to float32, as `engine/optimizers` does: the same bits.

/** The first two of four float32. */
export function low(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

/** The last two of four float32. */
export function high(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 0, 1));
}

/** Four float32, each rounded once. */
export function narrow(first: v128, last: v128): v128 {
  return v128.shuffle<f32>(f32x4.demote_f64x2_zero(first), f32x4.demote_f64x2_zero(last), 0, 1, 4, 5);
}

/** `doubt` plus 0 for finite numbers; NaN for every other. */
export function doubtful(doubt: v128, x: v128): v128 {
  return f32x4.add(doubt, f32x4.sub(x, x));
}

export function isSure(doubt: v128): bool {
  return !v128.any_true(f32x4.ne(doubt, f32x4.splat(0)));
}

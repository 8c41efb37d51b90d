// Optimizers that remember compute in float64 from float32 to float32, as `engine/optimizers` does: the same bits. What they remember
// decays, and stays, where no gradient comes any more, among the numbers too small for float32 to hold in full: with those float32
// arithmetic takes fifty times as long, float64 does not.

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

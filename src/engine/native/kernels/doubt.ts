// Whether float32 numbers are finite, four at a time, asked once for many.

/** `doubt` as it was for finite numbers, some other bits for every other: x − x is 0 or NaN. */
export function doubtful(doubt: v128, x: v128): v128 {
  return v128.or(doubt, f32x4.sub(x, x));
}

/** Whether a doubt that began with zeros has none. */
export function isSure(doubt: v128): bool {
  return !v128.any_true(doubt);
}

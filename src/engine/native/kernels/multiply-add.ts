// a b + c, four float32 at a time: the one place that says how often it is rounded.

/**
 * a b + c, the product rounded first and then the sum: the same bits on every machine. The relaxed build leaves it to the
 * processor whether the product is rounded: one instruction where it has one, and bits of its own.
 */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

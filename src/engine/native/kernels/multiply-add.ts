// a b + c, four float32 at a time: the one place that says how often it is rounded.

/** a b + c, the product rounded first and then the sum: the same bits on every machine. */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return f32x4.add(f32x4.mul(a, b), c);
}

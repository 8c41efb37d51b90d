// max(x, 0) (Nair and Hinton 2010), four float32 at a time. `end` is the address after the last number.

/** y ← x > 0 ? x : 0, in place. NaN stays NaN, so that a broken batch is seen in its loss. */
export function reluForward(y: usize, end: usize): void {
  const zero = f32x4.splat(0);
  for (; y < end; y += 16) v128.store(y, f32x4.max(v128.load(y), zero));
}

/** dy ← y > 0 ? dy : 0, in place. */
export function reluBackward(y: usize, end: usize, dy: usize): void {
  const zero = f32x4.splat(0);
  for (; y < end; y += 16, dy += 16) v128.store(dy, v128.and(v128.load(dy), f32x4.gt(v128.load(y), zero)));
}

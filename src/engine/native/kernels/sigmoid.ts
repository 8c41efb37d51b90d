// 1 / (1 + e^-x), four float32 at a time. `end` is the address after the last number.
import { exponential } from './exponential';

/** y ← 1 / (1 + e^-x), in place: its error is below 2^-22 of the result from x = -87 up; below that both are below 2^-125. */
export function sigmoidForward(y: usize, end: usize): void {
  const one = f32x4.splat(1);
  for (; y < end; y += 16) v128.store(y, f32x4.div(one, f32x4.add(one, exponential(f32x4.neg(v128.load(y))))));
}

/** dy ← dy (y − y²), in place. */
export function sigmoidBackward(y: usize, end: usize, dy: usize): void {
  for (; y < end; y += 16, dy += 16) {
    const value = v128.load(y);
    v128.store(dy, f32x4.mul(v128.load(dy), f32x4.sub(value, f32x4.mul(value, value))));
  }
}

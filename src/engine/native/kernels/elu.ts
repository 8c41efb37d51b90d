// x > 0 ? x : e^x − 1 (Clevert, Unterthiner and Hochreiter 2016), four float32 at a time. `end` is the address after the last number.
import { exponentialMinusOne } from './exponential';

/** y ← x > 0 ? x : e^x − 1, in place. */
export function eluForward(y: usize, end: usize): void {
  const zero = f32x4.splat(0);
  for (; y < end; y += 16) {
    const x = v128.load(y);
    v128.store(y, v128.bitselect(x, exponentialMinusOne(x), f32x4.gt(x, zero)));
  }
}

/** dy ← dy (y > 0 ? 1 : y + 1), in place. */
export function eluBackward(y: usize, end: usize, dy: usize): void {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  for (; y < end; y += 16, dy += 16) {
    const value = v128.load(y);
    const slope = v128.bitselect(one, f32x4.add(value, one), f32x4.gt(value, zero));
    v128.store(dy, f32x4.mul(v128.load(dy), slope));
  }
}

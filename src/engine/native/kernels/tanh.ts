// The hyperbolic tangent as an activation, four float32 at a time. `end` is the address after the last number.
import { hyperbolicTangent } from './hyperbolic-tangent';

/** y ← tanh x, in place. */
export function tanhForward(y: usize, end: usize): void {
  hyperbolicTangent(y, end);
}

/** dy ← dy (1 − y²), in place. */
export function tanhBackward(y: usize, end: usize, dy: usize): void {
  const one = f32x4.splat(1);
  for (; y < end; y += 16, dy += 16) {
    const value = v128.load(y);
    v128.store(dy, f32x4.mul(v128.load(dy), f32x4.sub(one, f32x4.mul(value, value))));
  }
}

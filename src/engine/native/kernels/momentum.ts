// v ← μ v + g, then w ← w − η v (Polyak 1964, in the form of TensorFlow's MomentumOptimizer). Numbers: η, μ. Slot: v.
import { GRADIENT, NEXT_SLOTS, NEXT_WEIGHTS, OPTIMIZER_NUMBERS, SLOTS, WEIGHTS } from '../program-words';
import { doubtful, isSure } from './doubt';
import { place } from './memory';
import { high, low, narrow } from './wide';

/** Fills the next weights and slot, `size` bytes of each; says whether all are finite. */
export function momentum(program: usize, size: usize): bool {
  const numbers = place(program, OPTIMIZER_NUMBERS);
  const rate = f64x2.splat(load<f64>(numbers));
  const kept = f64x2.splat(load<f64>(numbers, 8));
  const weights = place(program, WEIGHTS);
  const gradient = place(program, GRADIENT);
  const velocities = place(program, SLOTS);
  let doubt = i32x4.splat(0);
  for (let at: usize = 0; at < size; at += 16) {
    const w = v128.load(weights + at);
    const g = v128.load(gradient + at);
    const v = v128.load(velocities + at);
    const first = f64x2.add(f64x2.mul(kept, low(v)), low(g));
    const last = f64x2.add(f64x2.mul(kept, high(v)), high(g));
    const velocity = narrow(first, last);
    const moved = narrow(f64x2.sub(low(w), f64x2.mul(rate, first)), f64x2.sub(high(w), f64x2.mul(rate, last)));
    v128.store(place(program, NEXT_SLOTS) + at, velocity);
    v128.store(place(program, NEXT_WEIGHTS) + at, moved);
    doubt = doubtful(doubtful(doubt, velocity), moved);
  }
  return isSure(doubt);
}

// w ← w − η g
import { GRADIENT, NEXT_WEIGHTS, OPTIMIZER_NUMBERS, WEIGHTS } from '../program-words';
import { place } from './memory';
import { doubtful, high, isSure, low, narrow } from './wide';

/** Fills the next weights, `size` bytes of them; says whether all are finite. */
export function sgd(program: usize, size: usize): bool {
  const rate = f64x2.splat(load<f64>(place(program, OPTIMIZER_NUMBERS)));
  const weights = place(program, WEIGHTS);
  const gradient = place(program, GRADIENT);
  const next = place(program, NEXT_WEIGHTS);
  let doubt = f32x4.splat(0);
  for (let at: usize = 0; at < size; at += 16) {
    const w = v128.load(weights + at);
    const g = v128.load(gradient + at);
    const moved = narrow(f64x2.sub(low(w), f64x2.mul(rate, low(g))), f64x2.sub(high(w), f64x2.mul(rate, high(g))));
    v128.store(next + at, moved);
    doubt = doubtful(doubt, moved);
  }
  return isSure(doubt);
}

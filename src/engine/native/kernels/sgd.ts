// w ← w − η g
import { GRADIENT, NEXT_WEIGHTS, OPTIMIZER_NUMBERS, WEIGHTS } from '../program-words';
import { doubtful, isSure } from './doubt';
import { place } from './memory';
import { multiplyAdd } from './multiply-add';

/** Fills the next weights, `size` bytes of them; says whether all are finite. */
export function sgd(program: usize, size: usize): bool {
  const step = f32x4.splat(<f32>-load<f64>(place(program, OPTIMIZER_NUMBERS)));
  const weights = place(program, WEIGHTS);
  const gradient = place(program, GRADIENT);
  const next = place(program, NEXT_WEIGHTS);
  let doubt = i32x4.splat(0);
  for (let at: usize = 0; at < size; at += 16) {
    const moved = multiplyAdd(step, v128.load(gradient + at), v128.load(weights + at));
    v128.store(next + at, moved);
    doubt = doubtful(doubt, moved);
  }
  return isSure(doubt);
}

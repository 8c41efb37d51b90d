// Inverted dropout (Srivastava et al. 2014): y = x · mask while training, y = x otherwise. The mask is 0 or 1 / (1 − rate).
import {
  LAYER_INPUT,
  LAYER_INPUT_GRADIENT,
  LAYER_INPUT_SIZE,
  LAYER_OUTPUT,
  LAYER_OUTPUT_GRADIENT,
  MASK,
  MASK_IS_GIVEN,
} from '../program-words';
import { drawMask } from './dropout-mask';
import { place, word } from './memory';

/** Draws the mask of this batch first, unless it was given. */
export function dropoutForward(layer: usize, rows: i32, lanes: i32, isTraining: bool): void {
  const count = word(layer, LAYER_INPUT_SIZE) * lanes;
  const input = place(layer, LAYER_INPUT);
  const output = place(layer, LAYER_OUTPUT);
  if (!isTraining) {
    memory.copy(output, input, (<usize>count) << 2);
    return;
  }
  if (word(layer, MASK_IS_GIVEN) == 0) drawMask(layer, rows, lanes);
  multiply(input, place(layer, MASK), output, count);
}

/** `lanes` numbers for each input. Needs the gradient before it to be asked for. */
export function dropoutBackward(layer: usize, lanes: i32): void {
  const inputGradient = place(layer, LAYER_INPUT_GRADIENT);
  if (inputGradient == 0) return;
  const count = word(layer, LAYER_INPUT_SIZE) * lanes;
  multiply(place(layer, LAYER_OUTPUT_GRADIENT), place(layer, MASK), inputGradient, count);
}

/** to ← a · b for `count` numbers, a multiple of 4. */
function multiply(a: usize, b: usize, to: usize, count: i32): void {
  const end = a + ((<usize>count) << 2);
  for (; a < end; a += 16, b += 16, to += 16) v128.store(to, f32x4.mul(v128.load(a), v128.load(b)));
}

// Dropout's mask: 0 where a random number is below the rate, 1 / (1 − rate) elsewhere (inverted dropout, Srivastava et al. 2014).
//
// Number n of a layer's random numbers decides about input n mod inputs of row ⌊n / inputs⌋, as engine/layers/dropout.ts draws them. A
// number is a word without sign, divided by 2^32: it is below the rate when the word is below ⌈rate · 2^32⌉, that is, not above
// LAST_DROPPED.
import { KEPT, LAST_DROPPED, LAYER_INPUT_SIZE, LAYER_OUTPUT, MASK, MASK_KEY } from '../program-words';
import { place, word } from './memory';
import { storeRandomWords } from './threefry';
import { transposeRows } from './transpose-rows';

/**
 * Draws a mask, float32 [inputs][lanes]; 0 in lanes that belong to no row. It is drawn row by row where the layer's output, which is not
 * there yet, will be: `lanes` is a multiple of 8, so what is drawn eight at a time fits.
 */
export function drawMask(layer: usize, rows: i32, lanes: i32): void {
  const inputs = word(layer, LAYER_INPUT_SIZE);
  const drawn = place(layer, LAYER_OUTPUT);
  const end = drawn + ((<usize>(rows * inputs)) << 2);
  const lastDropped = i32x4.splat(word(layer, LAST_DROPPED));
  const kept = i32x4.splat(word(layer, KEPT));
  let counter = 0;
  for (let at = drawn; at < end; at += 32) {
    storeRandomWords(at, counter, word(layer, MASK_KEY), word(layer, MASK_KEY + 1));
    v128.store(at, v128.and(kept, i32x4.gt_u(v128.load(at), lastDropped)));
    v128.store(at, v128.and(kept, i32x4.gt_u(v128.load(at, 16), lastDropped)), 16);
    counter += 4;
  }
  transposeRows(drawn, place(layer, MASK), rows, inputs, lanes);
}

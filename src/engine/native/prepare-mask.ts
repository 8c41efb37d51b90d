import type { UniformNumbers } from '../../loop/index.ts';
import type { NativeLayer } from './native-layers.ts';
import type { NativeMemory } from './native-memory.ts';
import { lanesFor } from './plan-memory.ts';
import * as words from './program-words.ts';

/** The dropout layer that a mask is for, number `index` of its network, and the rows of the batch. */
export interface MaskPlace {
  readonly memory: NativeMemory;
  readonly layer: NativeLayer;
  readonly index: number;
  readonly rows: number;
}

/**
 * Settles the mask of the next step from a layer's random numbers, with the bits that tf.js's layers get from them. Numbers
 * that have a key are left to the kernel. A RandomSource may be of any other make (those of tests are): such numbers only
 * its own code can draw, so their mask is written from here.
 */
export function prepareMask(numbers: UniformNumbers, place: MaskPlace): void {
  const { memory, index } = place;
  memory.setLayerWords(index, words.MASK_IS_GIVEN, [numbers.key === undefined ? 1 : 0]);
  if (numbers.key === undefined) writeMask(numbers, place);
  else memory.setLayerWords(index, words.MASK_KEY, numbers.key);
}

/** Row by row, as they are drawn, into lines of lanes. */
function writeMask(next: () => number, { memory, layer: { inputSize, rate }, index, rows }: MaskPlace): void {
  const lanes = lanesFor(rows);
  const mask = memory.mask(index, inputSize * lanes).fill(0);
  const kept = 1 / (1 - rate);
  for (let row = 0; row < rows; row++)
    for (let input = 0; input < inputSize; input++) mask[input * lanes + row] = next() < rate ? 0 : kept;
}

import type { RandomSource, UniformNumbers } from '../loop/index.ts';
import { threefry2x32 } from './threefry.ts';

const WORD = 2 ** 32;

/**
 * All randomness of an experiment, from its one seed (design D7). The key of a generator is folded from the seed, the
 * purpose and the counters, as JAX's `fold_in` does; its numbers are {@link threefry2x32} of that key and 0, 1, 2, …,
 * each 32-bit word divided by 2^32. So a generator depends on nothing drawn before it, and two purposes, or two
 * counters, have nothing to do with each other.
 */
export function seededRandom(seed: number): RandomSource {
  const seedKey = foldNumber(Int32Array.of(0, 0), seed);
  return (purpose, ...counters) => {
    let key = foldText(seedKey, purpose);
    for (const counter of counters) key = foldNumber(key, counter);
    return uniformNumbers(key);
  };
}

/** Uniform numbers in [0, 1), multiples of 2^-32. They repeat after 2^33, more than any purpose draws. */
function uniformNumbers(key: Int32Array): UniformNumbers {
  const [key0 = 0, key1 = 0] = key;
  const block = new Int32Array(2);
  let counter = 0;
  let hasSecond = false;
  const next = () => {
    if (hasSecond) {
      hasSecond = false;
      return ((block[1] ?? 0) >>> 0) / WORD;
    }
    block[0] = counter;
    block[1] = 0;
    counter += 1;
    threefry2x32(block, key0, key1);
    hasSecond = true;
    return (block[0] >>> 0) / WORD;
  };
  return Object.assign(next, { key: [key0, key1] as const });
}

function fold(key: Int32Array, first: number, second: number): Int32Array {
  const folded = Int32Array.of(first, second);
  threefry2x32(folded, key[0] ?? 0, key[1] ?? 0);
  return folded;
}

/** Folds in the 64 bits of a number, so that fractions and negative numbers differ too; 0 and -0 are one number. */
function foldNumber(key: Int32Array, value: number): Int32Array {
  const [low = 0, high = 0] = new Int32Array(Float64Array.of(value + 0).buffer);
  return fold(key, low, high);
}

/** Folds in the length, then two UTF-16 units at a time: no text is the beginning of another. */
function foldText(key: Int32Array, text: string): Int32Array {
  let folded = fold(key, text.length, 0);
  for (let index = 0; index < text.length; index += 2) {
    const second = index + 1 < text.length ? text.charCodeAt(index + 1) : 0;
    folded = fold(folded, text.charCodeAt(index), second);
  }
  return folded;
}

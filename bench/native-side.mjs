// The native engine for benches in Node: bundled as production has it, with its kernels compiled.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildKernels } from '../scripts/build-kernels.mjs';
import { loadBundled } from './load-loop.mjs';

/** @returns the engine's NativeModel, `ndArray`, and the bytes of its kernels. */
export async function loadNative() {
  await buildKernels();
  const { NativeModel, ndArray } = await loadBundled({
    'native-model': 'src/engine/native/native-model.ts',
    loop: 'src/loop/index.ts',
  });
  const kernels = readFileSync(join(import.meta.dirname, '../src/engine/native/kernels.wasm'));
  return { NativeModel, ndArray, kernels };
}

/** Same draws every time: a multiplicative congruential generator (Park and Miller). */
export function uniform(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** What gives a model its random numbers: another generator for each purpose. */
export function randomSource() {
  let purpose = 7;
  return () => uniform((purpose += 1));
}

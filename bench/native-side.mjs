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

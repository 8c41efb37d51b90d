import { env } from '@tensorflow/tfjs-core';
import type { TensorDevice } from '../device.ts';
import { KernelRunner } from '../kernel-runner.ts';
import { activateBackend } from './activate-backend.ts';
import { HostDevice } from './host-device.ts';
import { WasmArithmetic } from './wasm-arithmetic.ts';

/** Where tf.js's two binaries are: URLs in a browser, file paths in Node. */
export interface WasmPaths {
  readonly plain: string;
  readonly simd: string;
}

/**
 * Loads and starts tf.js's wasm backend. Without threads: they need cross-origin isolation and a looser policy, change
 * the order of sums, and `setBackend` hangs where the policy forbids them.
 */
export async function startWasm(paths: WasmPaths): Promise<TensorDevice> {
  const { BackendWasm, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  try {
    setWasmPaths({
      'tfjs-backend-wasm.wasm': paths.plain,
      'tfjs-backend-wasm-simd.wasm': paths.simd,
      'tfjs-backend-wasm-threaded-simd.wasm': paths.simd, // asked for by tf.js, never loaded
    });
  } catch {
    throw new Error('Its file could not be loaded earlier. Reload the page to try it again.'); // tf.js tries only once
  }
  const backend = await activateBackend('wasm', 'Its file could not be loaded or compiled.');
  if (!(backend instanceof BackendWasm)) throw new Error('tf.js gave another backend than wasm.');
  const view = (tensor: Parameters<typeof backend.typedArrayFromHeap>[0]): Float32Array => {
    const values = backend.typedArrayFromHeap(tensor);
    if (values instanceof Float32Array) return values;
    throw new TypeError('Expected a float32 tensor on wasm.');
  };
  return new HostDevice(new KernelRunner('wasm', backend), (runner) => new WasmArithmetic(runner, view));
}

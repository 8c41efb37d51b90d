// Loaded when the first of them is asked for, and tf.js's core with it: who trains on our own kernels never loads either.
import type { TensorBackendName, TensorDevice } from '../device.ts';
import { startCpu } from './cpu-device.ts';
import { startWasm, type WasmPaths } from './wasm-device.ts';
import { startWebgl, webglSkipReason } from './webgl-device.ts';
import { startWebgpu, webgpuSkipReason } from './webgpu-device.ts';

interface TensorBackend {
  /** Why `auto` should not even try it, or null. */
  readonly skipReason: () => string | null | Promise<string | null>;
  readonly start: (wasmPaths: WasmPaths) => Promise<TensorDevice>;
}

const worthTrying = () => null;

/** tf.js's backends. */
export const TENSOR_BACKENDS: Readonly<Record<TensorBackendName, TensorBackend>> = {
  webgpu: { skipReason: webgpuSkipReason, start: startWebgpu },
  webgl: { skipReason: webglSkipReason, start: startWebgl },
  wasm: { skipReason: worthTrying, start: startWasm },
  cpu: { skipReason: worthTrying, start: startCpu },
};

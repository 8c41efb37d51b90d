// Our kernels and tf.js's binaries as files of our own, so that the policy lets them in and their names carry a hash.
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import type { BackendEnvironment } from './backends.ts';
import native from './native/kernels.wasm?url';
import relaxed from './native/kernels-relaxed.wasm?url';

export const WASM_PATHS: BackendEnvironment['wasmPaths'] = { native, relaxed, plain, simd };

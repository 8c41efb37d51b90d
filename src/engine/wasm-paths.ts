// tf.js's binaries as files of our own, so that the policy lets them in and their names carry a hash.
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import type { WasmPaths } from './devices/wasm-device.ts';

export const WASM_PATHS: WasmPaths = { plain, simd };

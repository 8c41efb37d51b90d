import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createBackendLaunchers, type BackendLaunchers } from '../backends.ts';

const require = createRequire(import.meta.url);

/** Our kernels, as an address that Node can fetch too. */
export const KERNELS = `data:application/wasm;base64,${readFileSync('src/engine/native/kernels.wasm', 'base64')}`;

/** The backends in Node, with the wasm binaries from node_modules. */
export function nodeLaunchers(): BackendLaunchers {
  const path = (name: string) => require.resolve(`@tensorflow/tfjs-backend-wasm/dist/${name}`);
  return createBackendLaunchers({
    wasmPaths: {
      native: KERNELS,
      plain: path('tfjs-backend-wasm.wasm'),
      simd: path('tfjs-backend-wasm-simd.wasm'),
    },
  });
}

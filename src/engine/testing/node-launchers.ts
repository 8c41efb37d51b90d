import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { createBackendLaunchers, type BackendLaunchers } from '../backends.ts';

const require = createRequire(import.meta.url);

/** Our kernels, as addresses that Node can fetch too. */
export const KERNELS = addressOf('src/engine/native/kernels.wasm');
const RELAXED_KERNELS = addressOf('src/engine/native/kernels-relaxed.wasm');

// Node 20 has relaxed SIMD behind a flag; later ones have it without, and know the flag no more.
if (process.versions.node.startsWith('20.')) setFlagsFromString('--experimental-wasm-relaxed-simd');

function addressOf(file: string): string {
  return `data:application/wasm;base64,${readFileSync(file, 'base64')}`;
}

/** The backends in Node, with the wasm binaries from node_modules. */
export function nodeLaunchers(): BackendLaunchers {
  const path = (name: string) => require.resolve(`@tensorflow/tfjs-backend-wasm/dist/${name}`);
  return createBackendLaunchers({
    wasmPaths: {
      native: KERNELS,
      relaxed: RELAXED_KERNELS,
      plain: path('tfjs-backend-wasm.wasm'),
      simd: path('tfjs-backend-wasm-simd.wasm'),
    },
  });
}

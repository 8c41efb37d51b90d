import { createRequire } from 'node:module';
import { createBackendLaunchers, type BackendLaunchers } from '../backends.ts';

const require = createRequire(import.meta.url);

/** The backends in Node, with the wasm binaries from node_modules. */
export function nodeLaunchers(): BackendLaunchers {
  const path = (name: string) => require.resolve(`@tensorflow/tfjs-backend-wasm/dist/${name}`);
  return createBackendLaunchers({
    wasmPaths: { plain: path('tfjs-backend-wasm.wasm'), simd: path('tfjs-backend-wasm-simd.wasm') },
  });
}

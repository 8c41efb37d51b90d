// Builds the race page of `node bench/run-browser.mjs training`: the app's own modules, minified as the app's are.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { buildKernels } from '../../scripts/build-kernels.mjs';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [{ name: 'kernels', buildStart: buildKernels }],
  publicDir: resolve(import.meta.dirname, '../../public'),
  build: {
    target: 'es2023',
    outDir: resolve(import.meta.dirname, '../../.cache/race'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
  },
  worker: { format: 'es' },
});

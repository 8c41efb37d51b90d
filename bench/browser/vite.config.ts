// Builds the race page of `node bench/run-browser.mjs training`: the app's own modules, minified as the app's are.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
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

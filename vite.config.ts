import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import react from '@vitejs/plugin-react';
import type { Connect, Plugin } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';
import { buildKernels, KERNELS_FOLDER } from './scripts/build-kernels.mjs';
import { securityHeaders } from './scripts/security-headers.mjs';

// The policy of production, in dev and preview too (design D14). Dev alone needs a nonce: React's refresh preamble is
// an inline script, and Vite injects style sheets as <style>. Both carry it, so nothing else inline gets in.
function securityHeadersPlugin(nonce: string | undefined): Plugin {
  function setHeaders(_request: Connect.IncomingMessage, response: ServerResponse, next: Connect.NextFunction) {
    for (const [name, value] of Object.entries(securityHeaders({ nonce }))) response.setHeader(name, value);
    next();
  }
  return {
    name: 'loopline:security-headers',
    configureServer: (server) => {
      server.middlewares.use(setHeaders);
    },
    configurePreviewServer: (server) => {
      server.middlewares.use(setHeaders);
    },
  };
}

// The native engine's kernels, compiled before anything asks for them: for the page, in dev, for tests and benches alike.
function kernelsPlugin(): Plugin {
  return {
    name: 'loopline:kernels',
    buildStart: buildKernels,
    configureServer: ({ watcher, ws, config }) => {
      watcher.on('change', (file) => {
        if (!file.startsWith(KERNELS_FOLDER)) return;
        buildKernels().then(
          () => ws.send({ type: 'full-reload' }),
          (error: unknown) => config.logger.error(String(error)),
        );
      });
    },
  };
}

function pageChunkName({ isDynamicEntry }: { readonly isDynamicEntry: boolean }) {
  return `assets/${isDynamicEntry ? 'later' : 'page'}/[name]-[hash].js`;
}

// The entry of every tf.js backend is called index: name its chunk for the backend instead.
function workerChunkName({ facadeModuleId }: { readonly facadeModuleId: string | null }) {
  const backend = /tfjs-backend-(\w+)/.exec(facadeModuleId ?? '')?.[1];
  return `assets/worker/${backend === undefined ? '[name]' : `engine-${backend}`}-[hash].js`;
}

const ALL_TESTS = ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'];
// Needs a realm in which no WASM engine was started before.
const FRESH_REALM = 'src/engine/devices/wasm-device.test.ts';
const SHARED_REALM = 'src/{loop,datasets,config,protocol,presets,engine,worker,store}/**/*.test.ts';

export default defineConfig(({ command, isPreview }) => {
  const isDev = command === 'serve' && isPreview !== true;
  const nonce = isDev ? randomBytes(16).toString('base64') : undefined;
  return {
    base: './', // any static host, under any path
    appType: 'mpa', // what is missing is a 404 in dev and preview too, never the page
    plugins: [react(), kernelsPlugin(), securityHeadersPlugin(nonce)],
    html: nonce === undefined ? {} : { cspNonce: nonce },
    server: { host: 'localhost' },
    build: {
      target: 'es2023',
      assetsInlineLimit: 0, // the policy admits no data: fonts, scripts or wasm
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500, // sizes are watched by size-limit, gzipped
      // What the page loads at once, what it loads when needed, and the worker's: apart, for the budgets in
      // .size-limit.json.
      rolldownOptions: {
        output: { entryFileNames: 'assets/page/[name]-[hash].js', chunkFileNames: pageChunkName },
      },
    },
    worker: {
      format: 'es',
      rolldownOptions: {
        output: { entryFileNames: 'assets/worker/[name]-[hash].js', chunkFileNames: workerChunkName },
      },
    },
    // Dependencies that only the worker imports are found too late: Vite then optimizes them in the middle of the
    // first run and reloads the page under the user. So they are all named here.
    optimizeDeps: {
      include: [
        '@tensorflow/tfjs-core',
        '@tensorflow/tfjs-backend-cpu',
        '@tensorflow/tfjs-backend-wasm',
        '@tensorflow/tfjs-backend-webgl',
        '@tensorflow/tfjs-backend-webgpu',
        'papaparse',
      ],
    },
    test: {
      pool: 'threads',
      maxWorkers: 2,
      testTimeout: 30_000, // a busy machine is no failure
      setupFiles: ['scripts/fail-on-console.mjs'],
      projects: [
        // These leave nothing behind: their files share one realm, in which tf.js is read once and not forty times.
        {
          extends: true,
          test: {
            name: 'shared',
            include: [SHARED_REALM],
            exclude: [...configDefaults.exclude, FRESH_REALM],
            isolate: false,
          },
        },
        {
          extends: true,
          test: { name: 'page', include: ALL_TESTS, exclude: [...configDefaults.exclude, SHARED_REALM] },
        },
        { extends: true, test: { name: 'fresh', include: [FRESH_REALM] } },
      ],
    },
  };
});

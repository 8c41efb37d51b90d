// Raw steps a second of the native engine against others on the same net and batches, all in one worker of a Chromium. The TensorFlow
// Playground's network code is written anew from its published algorithm; the others are packages that
// `npm install --prefix bench/peers --ignore-scripts` fetches.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';
import { buildKernels } from '../../scripts/build-kernels.mjs';
import { describeMachine, load, median, table } from './figures.mjs';
import { serveAndOpen } from './serve-and-open.mjs';

const PEERS = resolve(import.meta.dirname, '../peers');
const START_MILLISECONDS = 150;
const OUTPUT = resolve(import.meta.dirname, '../../.cache/peers');
/** As Playwright's Chromium has no GPU here, jax-js's WebGPU runs on SwiftShader, as the app's does in its tests. */
const FLAGS = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-features=Vulkan'];

async function buildPage() {
  if (!existsSync(resolve(PEERS, 'node_modules')))
    throw new Error('The others are not there. Fetch them: npm install --prefix bench/peers --ignore-scripts');
  await buildKernels();
  await build({
    root: PEERS,
    base: './',
    configFile: false,
    logLevel: 'error',
    build: {
      target: 'es2023',
      outDir: OUTPUT,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
    },
    worker: { format: 'es' },
  });
}

/** Runs the race and prints its table. Says whether every ratio is as required. */
export async function runPeersRace({ rounds }) {
  await buildPage();
  const { address, browser, close } = await serveAndOpen(OUTPUT, FLAGS);
  const page = await browser.newPage({ bypassCSP: true }); // others make code at run time
  page.on('pageerror', (error) => console.error(error));
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
  await page.goto(address);
  console.log(`${describeMachine(browser)}. ${rounds} rounds, load before ${load()}.`);
  const { startMilliseconds, answers } = await page.evaluate((count) => globalThis.askPeers(count), rounds);
  const [plain, relaxed, ...others] = answers;
  await close();

  const shown = (speeds) => Math.round(median(speeds)).toLocaleString('en');
  const ratioTo = (ours, { speeds }) => median(speeds.map((speed, round) => ours.speeds[round] / speed));
  const rows = others.map((other) => {
    const { name, required, failure, speeds } = other;
    if (failure) return { isKept: false, cells: [name, failure, '', '', `${required}x`, 'not measured'] };
    const ratios = [plain, relaxed].map((ours) => ratioTo(ours, other));
    const isKept = ratios[0] >= required;
    const cells = [name, shown(speeds), ...ratios.map((ratio) => `${ratio.toFixed(1)}x`)];
    return { isKept, cells: [...cells, `${required}x`, isKept ? 'kept' : 'NOT kept'] };
  });
  const head = ['2-32-16-2, batches of 32, SGD', 'steps/s', 'native is', 'relaxed is', 'required of native', ''];
  const own = [plain, relaxed].map(({ name, speeds }) => [name, shown(speeds), '', '', '', '']);
  console.log(table([head, ...own, ...rows.map(({ cells }) => cells)]));
  const isSoon = startMilliseconds <= START_MILLISECONDS;
  console.log(
    `Kernels fetched, compiled and a first batch learned from in ${startMilliseconds.toFixed(1)} ms; ` +
      `required ${START_MILLISECONDS}: ${isSoon ? 'kept' : 'NOT kept'}.`,
  );
  return isSoon && rows.every(({ isKept }) => isKept);
}

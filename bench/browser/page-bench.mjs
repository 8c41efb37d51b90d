// The production page while it trains at full speed: frames, long tasks, cold start, answers to Pause and Stop, memory.
import { resolve } from 'node:path';
import { build } from 'vite';
import { GPU_ARGS } from '../../scripts/browser.mjs';
import { describeMachine, load, median, milliseconds, table } from './figures.mjs';
import { metricsOf, openFresh, setUp, startTraining, VIEWPORT } from './open-page.mjs';
import { measureFrames } from './page-frames.mjs';
import { serveAndOpen } from './serve-and-open.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = resolve(ROOT, '.cache/page');
const SAMPLES = 20;

/** Train is pressed the moment the page says Ready, everything still cold. */
async function coldStart(place, backend) {
  const page = await openFresh(place);
  if (backend !== 'auto') await setUp(page, { backend });
  const found = await page.evaluate(async () => {
    const pressedAt = globalThis.performance.now();
    const toTraining = await globalThis.probe.pressUntil('Train', 'Training');
    const { batchRun, batchTrained, batchDrawn } = await globalThis.probe.untilTrained();
    return {
      ready: globalThis.probe.statuses.find(({ text }) => text.startsWith('Ready')).time,
      toTraining,
      toBatchRun: batchRun - pressedAt,
      toBatchTrained: batchTrained - pressedAt,
      toBatchDrawn: batchDrawn - pressedAt,
    };
  });
  await page.context().close();
  return found;
}

async function measureColdStart() {
  const rows = [
    [
      'case',
      'navigation to Ready',
      'Train to Training',
      'Train to first batch',
      'Train to first trained batch on the page',
      'load',
    ],
  ];
  const flags = { 'no GPU': [], 'software GPU (flags of the tests)': GPU_ARGS };
  for (const [name, args] of Object.entries(flags))
    for (const backend of args.length === 0 ? ['auto', 'native', 'wasm', 'cpu'] : ['auto']) {
      const times = [];
      // A browser of its own each time: no script, wasm or code is cached anywhere.
      for (let round = 0; round < 5; round += 1) {
        const opened = await serveAndOpen(FOLDER, args);
        times.push(await coldStart(opened, backend));
        await opened.close();
      }
      const middle = (part) => milliseconds(median(times.map((time) => time[part])));
      const worst = milliseconds(Math.max(...times.map(({ toBatchDrawn }) => toBatchDrawn)));
      rows.push([
        `${backend}, ${name}`,
        middle('ready'),
        middle('toTraining'),
        middle('toBatchRun'),
        `${middle('toBatchDrawn')} (worst of 5: ${worst})`,
        load(),
      ]);
      console.log(rows.at(-1).join(' | '));
    }
  return rows;
}

async function measureAnswers(place) {
  const rows = [['button', 'case', 'answered, median', 'longest of 20', 'shown as done, median', 'longest', 'load']];
  const buttons = [
    { press: 'Pause', word: 'Paused', goOn: 'Resume', count: SAMPLES },
    { press: 'Stop', word: 'Finished', goOn: 'Train more', count: SAMPLES },
  ];
  for (const settings of [
    { dataset: 'spiral', backend: 'native', 'Batch size': '2' },
    { dataset: 'digits', backend: 'native', 'Batch size': '2' },
    { dataset: 'penguins', backend: 'wasm' },
    { dataset: 'spiral', backend: 'cpu' },
    { dataset: 'digits', backend: 'cpu' },
  ])
    for (const button of buttons) {
      const page = await openFresh(place);
      await startTraining(page, settings);
      const samples = await page.evaluate((given) => globalThis.probe.latencies(given), button);
      rows.push([
        button.press,
        `${settings.dataset}, ${settings.backend}`,
        ...[samples.answered, samples.shown].flatMap((times) => [median(times), Math.max(...times)]).map(milliseconds),
        load(),
      ]);
      console.log(rows.at(-1).join(' | '));
      await page.context().close();
    }
  return rows;
}

async function measureMemory(place) {
  const rows = [['seconds', 'page heap, MB', 'worker heap, MB', 'epochs so far', 'DOM nodes', 'load']];
  const page = await openFresh(place);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  // Small batches, so that 10,000 epochs outlast the minute.
  await startTraining(page, { dataset: 'penguins', backend: 'wasm', 'Batch size': '2' });
  const [worker] = page.workers();
  const megabytes = (bytes) => (bytes / 2 ** 20).toFixed(1);
  for (const seconds of [5, 15, 30, 45, 60]) {
    await page.evaluate(
      (from) => globalThis.probe.pause(1000 * from),
      seconds - (rows.length > 1 ? Number(rows.at(-1)[0]) : 0),
    );
    await session.send('HeapProfiler.collectGarbage');
    const workerBytes = await worker.evaluate(() => {
      globalThis.gc();
      return globalThis.performance.memory?.usedJSHeapSize ?? NaN;
    });
    const { JSHeapUsedSize, Nodes } = await metricsOf(session);
    const status = await page.evaluate(
      () => /epoch ([\d,]+)/.exec(globalThis.document.querySelector('main').textContent)?.[1],
    );
    rows.push([seconds, megabytes(JSHeapUsedSize), megabytes(workerBytes), status ?? '', Nodes, load()]);
    console.log(rows.at(-1).join(' | '));
  }
  await page.context().close();
  return rows;
}

const PARTS = {
  frames: { title: 'Frames at full speed', measure: measureFrames },
  cold: { title: 'Cold start', measure: measureColdStart },
  answers: { title: 'Pause and Stop at full speed', measure: measureAnswers },
  memory: { title: 'Memory over a minute of training', measure: measureMemory },
};

/** Builds the page, measures the named parts of it (all, when none is named) and prints a table for each. */
export async function runPageBench({ parts, isProfiled }) {
  const chosen = parts.length === 0 ? Object.keys(PARTS) : parts;
  await build({
    root: ROOT,
    logLevel: 'error',
    build: { outDir: FOLDER, emptyOutDir: true, ...(isProfiled ? { minify: false } : {}) },
    ...(isProfiled ? { worker: { format: 'es' } } : {}),
  });
  const place = await serveAndOpen(FOLDER, ['--enable-precise-memory-info', '--js-flags=--expose-gc']);
  console.log(`${describeMachine(place.browser)}. Load before ${load()}. Page ${VIEWPORT.width} x ${VIEWPORT.height}.`);
  const tables = [];
  for (const name of chosen) {
    const { title, measure } = PARTS[name];
    console.log(`\n${title}`);
    tables.push(`### ${title}\n\n${table(await measure(place, { isProfiled }))}`);
  }
  console.log(`\n${tables.join('\n\n')}\n`);
  await place.close();
  return true;
}

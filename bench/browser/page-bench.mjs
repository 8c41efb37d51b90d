// The production page while it trains at full speed: frames, long tasks, cold start, answers to Pause and Stop, memory.
import { resolve } from 'node:path';
import { build } from 'vite';
import { GPU_ARGS } from '../../scripts/browser.mjs';
import { startProfile } from './cpu-profile.mjs';
import { describeMachine, load, median, table } from './figures.mjs';
import { serveAndOpen } from './serve-and-open.mjs';
import { traceTasks } from './trace-tasks.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = resolve(ROOT, '.cache/page');
const PROBE = resolve(import.meta.dirname, 'page-probe.js');
const VIEWPORT = { width: 1440, height: 900 };
const WATCH_SECONDS = 8;
/** The eight seconds in so many parts, each followed by as long a part with the run held. */
const WINDOWS = 2;
const SAMPLES = 20;
const LONGEST_RUN = '10000';

const milliseconds = (value) => `${Math.round(value).toLocaleString('en')} ms`;

/** A page of its own, nothing cached, with the probe in it. */
async function openFresh({ browser, address }) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`page error: ${error.message}`));
  await page.addInitScript({ path: PROBE });
  await page.goto(address);
  await page.evaluate(() => globalThis.probe.untilStatus('Ready'));
  return page;
}

async function setUp(page, { dataset = 'penguins', backend = 'auto', epochs = LONGEST_RUN, ...others }) {
  const field = (label) => page.locator('input, select').and(page.getByLabel(label, { exact: true }));
  await field('Dataset').selectOption(dataset);
  await field('Backend').selectOption(backend);
  await field('Epochs').fill(epochs);
  for (const [label, value] of Object.entries(others)) await field(label).fill(value);
}

async function startTraining(page, settings) {
  await setUp(page, settings);
  await page.evaluate(() => globalThis.probe.pressUntil('Train', 'Training'));
  await page.evaluate(() => globalThis.probe.untilTrained());
}

async function metricsOf(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** Frames and tasks of one case: training at full speed in turn with the same run held, for what the machine itself does. */
async function watchFrames(place, settings, { isProfiled }) {
  const page = await openFresh(place);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await startTraining(page, settings);
  if (isProfiled) {
    const stopProfile = await startProfile(session);
    await page.evaluate((seconds) => globalThis.probe.watch(seconds), WATCH_SECONDS);
    console.log((await stopProfile()).join('\n'));
  }
  const press = (name, word) => page.evaluate((given) => globalThis.probe.pressUntil(...given), [name, word]);
  const windows = { held: [], training: [] };
  for (let round = 0; round < WINDOWS; round += 1) {
    windows.training.push(await watchWindow(place, page, session));
    await press('Pause', 'Paused');
    windows.held.push(await watchWindow(place, page, session));
    await press('Resume', 'Training');
  }
  await page.context().close();
  return windows;
}

async function watchWindow({ browser }, page, session) {
  const stopTrace = await traceTasks(browser);
  const before = await metricsOf(session);
  const found = await page.evaluate((seconds) => globalThis.probe.watch(seconds), WATCH_SECONDS / WINDOWS);
  const after = await metricsOf(session);
  const share = (name) => (after[name] - before[name]) / (WATCH_SECONDS / WINDOWS);
  return {
    ...found,
    busy: share('TaskDuration'),
    script: share('ScriptDuration'),
    layout: share('LayoutDuration') + share('RecalcStyleDuration'),
    longestTask: await stopTrace(),
  };
}

const FRAME_CASES = [
  { name: 'penguins, wasm', settings: { backend: 'wasm' } },
  { name: 'penguins, cpu', settings: { backend: 'cpu' } },
  { name: 'spiral, wasm', settings: { dataset: 'spiral', backend: 'wasm' } },
  { name: 'spiral, cpu', settings: { dataset: 'spiral', backend: 'cpu' } },
];

const FRAME_HEAD = [
  'case',
  'frames/s, training : held',
  'worst gap, training : held',
  'long tasks > 50 ms',
  'over 100 ms, training : held',
  'longest task (processor time)',
  'main thread busy (script, style + layout)',
  'epochs/s',
  'load',
];

function frameRow(name, { training, held }) {
  const middle = (windows, part) => median(windows.map((window) => window[part]));
  const most = (windows, part) => Math.max(...windows.map((window) => window[part]));
  const sum = (windows, part) => windows.reduce((total, window) => total + window[part], 0);
  const percent = (part) => `${Math.round(100 * middle(training, part))} %`;
  return [
    name,
    `${middle(training, 'framesPerSecond').toFixed(1)} : ${middle(held, 'framesPerSecond').toFixed(1)}`,
    `${milliseconds(most(training, 'worstGap'))} : ${milliseconds(most(held, 'worstGap'))}`,
    sum(training, 'longTasks'),
    `${sum(training, 'longTasksOver100')} : ${sum(held, 'longTasksOver100')}`,
    `${milliseconds(most(training, 'worstTask'))} (${milliseconds(most(training, 'longestTask'))})`,
    `${percent('busy')} (${percent('script')}, ${percent('layout')})`,
    middle(training, 'epochsPerSecond').toFixed(0),
    load(),
  ];
}

async function measureFrames(place, options) {
  const rows = [FRAME_HEAD];
  for (const { name, settings } of FRAME_CASES) {
    if (options.isProfiled) console.log(`\n${name}, page's main thread by self time:`);
    rows.push(frameRow(name, await watchFrames(place, settings, options)));
    console.log(rows.at(-1).join(' | '));
  }
  return rows;
}

/** Train is pressed the moment the page says Ready, everything still cold. */
async function coldStart(place, backend) {
  const page = await openFresh(place);
  if (backend !== 'auto') await setUp(page, { backend });
  const found = await page.evaluate(async () => {
    const pressedAt = globalThis.performance.now();
    const shown = globalThis.probe.pressUntil('Train', 'Getting ready');
    const toGettingReady = await shown;
    await globalThis.probe.untilStatus('Training');
    const toTraining = globalThis.performance.now() - pressedAt;
    const { batchRun, batchTrained, batchDrawn } = await globalThis.probe.untilTrained();
    return {
      ready: globalThis.probe.statuses.find(({ text }) => text.startsWith('Ready')).time,
      toGettingReady,
      toTraining,
      toBatchRun: batchRun - pressedAt,
      toBatchTrained: batchTrained - pressedAt,
      toBatchDrawn: batchDrawn - pressedAt,
    };
  });
  await page.context().close();
  return found;
}

async function measureColdStart(address) {
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
    for (const backend of args.length === 0 ? ['auto', 'wasm', 'cpu'] : ['auto']) {
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
  const rows = [['button', 'case', 'median', 'longest of 20', 'load']];
  const buttons = [
    { press: 'Pause', word: 'Paused', goOn: 'Resume', count: SAMPLES },
    { press: 'Stop', word: 'Finished', goOn: 'Train more', count: SAMPLES },
  ];
  for (const settings of [
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
        milliseconds(median(samples)),
        milliseconds(Math.max(...samples)),
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
  cold: { title: 'Cold start', measure: ({ address }) => measureColdStart(address) },
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

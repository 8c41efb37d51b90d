// Frames a second and long tasks of the page while it trains at full speed.
import { startProfile } from './cpu-profile.mjs';
import { load, median, milliseconds } from './figures.mjs';
import { metricsOf, openFresh, startTraining } from './open-page.mjs';
import { traceTasks } from './trace-tasks.mjs';

const WATCH_SECONDS = 8;
/** The eight seconds in so many parts, each followed by as long a part with the run held. */
const WINDOWS = 2;

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
  // The smallest batches: else the run is over before all is seen.
  { name: 'penguins, native', settings: { backend: 'native', 'Batch size': '2' } },
  { name: 'spiral, native', settings: { dataset: 'spiral', backend: 'native', 'Batch size': '2' } },
  { name: 'digits, native', settings: { dataset: 'digits', backend: 'native', 'Batch size': '2' } },
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

/** One row for each case: training against held. */
export async function measureFrames(place, options) {
  const rows = [FRAME_HEAD];
  for (const { name, settings } of FRAME_CASES) {
    if (options.isProfiled) console.log(`\n${name}, page's main thread by self time:`);
    rows.push(frameRow(name, await watchFrames(place, settings, options)));
    console.log(rows.at(-1).join(' | '));
  }
  return rows;
}

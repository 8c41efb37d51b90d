// The production page while a large table is read in its worker: speed, frames, memory, and how soon Cancel is answered.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { build } from 'vite';
import { describeMachine, load, median, milliseconds, table } from './figures.mjs';
import { openFresh } from './open-page.mjs';
import { serveAndOpen } from './serve-and-open.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = resolve(ROOT, '.cache/page');
const ROUNDS = 3;
const LARGE_BYTES = 49_900_000;
const SAMPLE_MILLISECONDS = 25;

/** The same numbers each time, without Math.random. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Twenty columns: an id, kinds, a date, gaps, the rest numbers; the last column can be learned. */
function largeTable() {
  const next = numbers(1);
  const kinds = ['red', 'green', 'blue', 'grey'];
  const parts = [`id,day,colour,${Array.from({ length: 16 }, (_, index) => `m${index}`).join(',')},kind\n`];
  let size = parts[0].length;
  for (let row = 0; size < LARGE_BYTES; row += 1) {
    const measures = Array.from({ length: 16 }, () => (next() < 0.01 ? 'NA' : (next() * 1000).toFixed(3)));
    const day = `20${10 + (row % 10)}-0${1 + (row % 9)}-1${row % 10}`;
    const line = `${row},${day},${kinds[row % 4]},${measures.join(',')},${Number(measures[3]) > 500 ? 'high' : 'low'}\n`;
    parts.push(line);
    size += line.length;
  }
  return parts.join('');
}

function wideTable() {
  const next = numbers(2);
  const header = Array.from({ length: 20_000 }, (_, index) => `c${index}`).join(',');
  const rows = Array.from({ length: 50 }, () =>
    Array.from({ length: 20_000 }, () => (next() * 100).toFixed(2)).join(','),
  );
  return [header, ...rows, ''].join('\n');
}

/** Kilobytes that all pages and workers of the browser hold (Linux). */
function heldKilobytes() {
  const lines = execFileSync('ps', ['-eo', 'rss,args'], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes('--type=renderer'))
    .reduce((sum, line) => sum + Number.parseInt(line, 10), 0);
}

async function openData({ browser, address }) {
  const page = await openFresh({ browser, address });
  await page.getByRole('link', { name: 'Data' }).click();
  return page;
}

const choose = (page, path) => page.getByLabel('Choose a file', { exact: true }).setInputFiles(path);

/** Milliseconds from the newest message of one type to the next of another. */
const between = (page, from, to) =>
  page.evaluate(
    async ([first, second]) => {
      const { tables, pause } = globalThis.probe;
      for (;;) {
        const start = tables.findLast(({ type }) => type === first);
        const end = tables.find(({ type, time }) => type === second && start !== undefined && time >= start.time);
        const refused = tables.find(({ type }) => type === 'tableRefused');
        if (refused !== undefined) throw new Error('The table was refused.');
        if (end !== undefined) return end.time - start.time;
        await pause(5);
      }
    },
    [from, to],
  );

/** One file, opened on a fresh page: how long, and how smooth meanwhile. */
async function readOnce(place, path) {
  const page = await openData(place);
  const watching = page.evaluate(() => globalThis.probe.watch(1.5));
  await choose(page, path);
  const took = await between(page, 'openTable', 'tableUnderstood');
  const frames = await watching;
  await page.context().close();
  return { took, frames };
}

/** Bytes more than before that the browser holds at most while a file is read. Apart, because looking takes a processor. */
async function holdOnce(place, path) {
  const page = await openData(place);
  const before = heldKilobytes();
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, heldKilobytes());
  }, SAMPLE_MILLISECONDS);
  await choose(page, path);
  await between(page, 'openTable', 'tableUnderstood');
  clearInterval(sampling);
  await page.context().close();
  return (most - before) * 1024;
}

async function cancelOnce(place, path, wait) {
  const page = await openData(place);
  await choose(page, path);
  await page.evaluate((milliseconds_) => globalThis.probe.pause(milliseconds_), wait);
  await page.getByRole('button', { name: 'Cancel' }).click();
  const took = await between(page, 'cancelTable', 'tableCancelled');
  await page.context().close();
  return took;
}

export async function runTableBench() {
  await build({ root: ROOT, logLevel: 'warn', build: { outDir: FOLDER, emptyOutDir: true } });
  const folder = mkdtempSync(join(tmpdir(), 'loopline-'));
  const large = join(folder, 'large.csv');
  const wide = join(folder, 'wide.csv');
  const bytes = { [large]: largeTable(), [wide]: wideTable() };
  for (const [path, text] of Object.entries(bytes)) writeFileSync(path, text);
  const place = await serveAndOpen(FOLDER);
  console.log(describeMachine(place.browser));
  const size = bytes[large].length;
  const reads = [];
  for (let round = 0; round < ROUNDS; round += 1) reads.push(await readOnce(place, large));
  const wides = [];
  for (let round = 0; round < ROUNDS; round += 1) wides.push((await readOnce(place, wide)).took);
  const holds = [];
  for (let round = 0; round < ROUNDS; round += 1) holds.push(await holdOnce(place, large));
  const cancels = [];
  for (const wait of [300, 500, 700, 900, 1100]) cancels.push(await cancelOnce(place, large, wait));
  await place.close();
  rmSync(folder, { recursive: true });
  const speed = size / 1000 / median(reads.map(({ took }) => took));
  const frames = median(reads.map(({ frames: { framesPerSecond } }) => framesPerSecond));
  const times = Math.max(...holds) / size;
  const checks = [
    [
      `${(size / 1e6).toFixed(1)} MB, 20 columns, read and understood`,
      `${speed.toFixed(1)} MB/s`,
      '25 MB/s',
      speed >= 25,
    ],
    ['frames a second meanwhile', frames.toFixed(1), '55', frames >= 55],
    ['memory at its peak', `${times.toFixed(1)} times the file`, 'below 6', times < 6],
    ['Cancel, worst of 5', milliseconds(Math.max(...cancels)), '200 ms', Math.max(...cancels) <= 200],
    ['20,000 columns, 50 rows', milliseconds(median(wides)), '3,000 ms', median(wides) <= 3000],
  ];
  console.log(
    table([['what', 'figure', 'required', 'kept'], ...checks.map((row) => row.with(3, row[3] ? 'yes' : 'NO'))]),
  );
  console.log(`load ${load()}`);
  const areAllKept = checks.every(([, , , isKept]) => isKept);
  console.log(areAllKept ? 'Kept.' : 'NOT kept.');
  return areAllKept;
}

// How much a buffer saves where reading a batch and running the model both take their time: with perfect overlap the
// shorter of the two is for nothing. Run by `node bench/buffer-overlap.mjs [batches per run]`.
import { argv, exit } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { loadLoop, seconds, verdict } from './load-loop.mjs';

const BATCHES = Number(argv[2] ?? 100);
const BUFFER = 3;
const REQUIRED_SHARE = 0.8;
/** Milliseconds that each batch takes to read, and to run. */
const CASES = [
  { reading: 5, running: 10 },
  { reading: 10, running: 5 },
  { reading: 8, running: 8 },
];

const loop = await loadLoop();

async function* read({ reading }) {
  for (let index = 0; index < BATCHES; index += 1) {
    await pause(reading);
    yield { x: [index] };
  }
}

async function run({ running }) {
  await pause(running);
  return {};
}

async function timed(act) {
  const start = seconds();
  await act();
  return seconds() - start;
}

async function train(times, buffer) {
  let seen = 0;
  const mainLoop = new loop.MainLoop({
    model: { inputNames: ['x'], outputNames: [], run: () => run(times) },
    dataset: { streams: { train: () => read(times) } },
    hooks: [{ afterBatch: () => void (seen += 1) }],
    epochsCount: 1,
    skipZerothEpoch: true,
    buffer,
  });
  await mainLoop.runTraining();
  if (seen !== BATCHES) throw new Error(`Only ${seen} of ${BATCHES} batches were run.`);
}

/** The share of the shorter time that the buffer saves, where both are measured and not taken from the timers. */
async function measure(times) {
  const reading = await timed(async () => {
    for await (const batch of read(times)) if (batch.x.length === 0) throw new Error('An empty batch was read.');
  });
  const running = await timed(async () => {
    for (let index = 0; index < BATCHES; index += 1) await run(times);
  });
  const unbuffered = await timed(() => train(times, 0));
  const buffered = await timed(() => train(times, BUFFER));
  const share = (unbuffered - buffered) / Math.min(reading, running);
  const figures = { reading, running, unbuffered, buffered };
  const texts = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(3)} s`);
  console.log(`${times.reading} ms + ${times.running} ms: ${texts.join(', ')}; saved ${(100 * share).toFixed(1)} %`);
  return share;
}

const shares = [];
for (const times of CASES) shares.push(await measure(times));
exit(
  verdict(
    Math.min(...shares) >= REQUIRED_SHARE,
    `the buffer saves ${100 * REQUIRED_SHARE} % of the shorter time in each case.`,
  ),
);

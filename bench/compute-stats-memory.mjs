// ComputeStats on a million examples an epoch: the memory it holds at its peak, next to that of the numbers themselves, and
// its time. Run by `node --expose-gc bench/compute-stats-memory.mjs [examples]`.
import process, { argv, exit } from 'node:process';
import { setImmediate as turn } from 'node:timers/promises';
import { loadLoop, seconds, verdict } from './load-loop.mjs';

const EXAMPLES = Number(argv[2] ?? 1_000_000);
const ROWS = 100;
const LOOKS = 40;
const MOST = 3;
const AGGREGATIONS = ['mean', 'std', 'min', 'max', 'median', 'q95', 'nanmedian', 'nancount'];

/** How a model gives its numbers, and the bytes of each. */
const KINDS = {
  'Float32Array ': { bytes: 4, column: (values) => Float32Array.from(values) },
  'Float64Array ': { bytes: 8, column: (values) => Float64Array.from(values) },
  'plain numbers': { bytes: 8, column: (values) => [...values] },
};

if (globalThis.gc === undefined) {
  console.error(
    'Memory can be measured only with the collector at hand: node --expose-gc bench/compute-stats-memory.mjs',
  );
  exit(2);
}
const loop = await loadLoop();

/** Bytes in use once the garbage is gone; array buffers are in `external`. */
function bytesInUse() {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Buffers are given back a little after their owner is collected: without a wait the case before would count. */
async function forgetGarbage() {
  for (let round = 0; round < 5; round += 1) {
    globalThis.gc();
    await turn();
  }
}

/** Looks at the memory in the middle of the statistics too: while numbers are sorted, the copy is there. */
function withLooksWhileSorting(look, act) {
  const { prototype } = Object.getPrototypeOf(Float32Array);
  const original = prototype.sort;
  prototype.sort = function sortAndLook(...given) {
    look();
    const sorted = original.apply(this, given);
    look();
    return sorted;
  };
  try {
    act();
  } finally {
    prototype.sort = original;
  }
}

/** One epoch. `look` is called again and again; without it the epoch is timed. */
function runEpoch(hook, batches, look) {
  const count = EXAMPLES / ROWS;
  const every = Math.ceil(count / LOOKS);
  hook.beforeTraining();
  for (let index = 0; index < count; index += 1) {
    hook.afterBatch({ streamName: 'train', batchData: batches[index % batches.length] });
    if (index % every === 0) look?.();
  }
  const epochData = { train: {} };
  const finish = () => {
    hook.afterEpoch({ epochId: 1, epochData });
  };
  if (look === undefined) finish();
  else withLooksWhileSorting(look, finish);
  const { nancount, median } = epochData.train.loss;
  if (nancount !== 0 || !(median > 0)) throw new Error(`The statistics are wrong: ${JSON.stringify(epochData)}`);
}

async function measure(name, { bytes, column }) {
  const batches = Array.from({ length: 64 }, (_, batch) => ({
    loss: column(Array.from({ length: ROWS }, (_, row) => 1 + (((batch * ROWS + row) * 0.618034) % 1))),
  }));
  const hook = new loop.ComputeStats({ variables: [{ loss: AGGREGATIONS }] });
  await forgetGarbage();
  const before = bytesInUse();
  let peak = before;
  runEpoch(hook, batches, () => {
    peak = Math.max(peak, bytesInUse());
  });
  const start = seconds();
  runEpoch(hook, batches);
  const took = seconds() - start;
  const ratio = (peak - before) / (bytes * EXAMPLES);
  const megabytes = (value) => `${(value / 1e6).toFixed(1)} MB`;
  console.log(
    `${name}: numbers ${megabytes(bytes * EXAMPLES)}, peak ${megabytes(peak - before)}, ` +
      `${ratio.toFixed(2)} times; ${(1000 * took).toFixed(0)} ms an epoch`,
  );
  return ratio;
}

console.log(`${EXAMPLES.toLocaleString('en')} examples, ${AGGREGATIONS.join(', ')}`);
const ratios = [];
for (const [name, kind] of Object.entries(KINDS)) ratios.push(await measure(name, kind));
exit(verdict(Math.max(...ratios) < MOST, `below ${MOST} times the numbers themselves.`));

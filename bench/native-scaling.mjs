// How the cost of the native engine grows with rows, batches and parameters over three decades each, and what its start costs, in
// Node. Run by `node bench/native-scaling.mjs`. Required: from decade to decade never more than linear, with a quarter to spare for the
// caches; start, from bytes to the first batch learned, within 150 ms.
import { gzipSync } from 'node:zlib';
import process from 'node:process';
import { describeMachine, load, median, table } from './browser/figures.mjs';
import { loadNative } from './native-side.mjs';
import { randomSource, uniform } from './uniform.mjs';

const ROUNDS = 7;
const LEAST_SECONDS = 0.1;
/** For ten times as much: what no cache holds any more costs a little more. */
const MOST_GROWTH = 12.5;
const MOST_START = 150;
const MOST_BYTES = 60_000;

const { NativeModel, ndArray, kernels } = await loadNative();

function modelOf({ inputs, hidden }) {
  return new NativeModel(
    {
      inputShape: [inputs],
      target: { kind: 'classes', count: 4 },
      layers: hidden.map((units) => ({ type: 'dense', units, activation: 'tanh' })),
      optimizer: { name: 'sgd', learningRate: 0.01 },
      random: randomSource(),
    },
    { name: 'native', module: new globalThis.WebAssembly.Module(kernels) },
  );
}

function batchOf(rows, inputs) {
  const next = uniform(rows);
  return {
    features: ndArray(
      Float32Array.from({ length: rows * inputs }, () => 2 * next() - 1),
      [rows, inputs],
    ),
    target: Int32Array.from({ length: rows }, () => Math.floor(4 * next())),
  };
}

function microseconds(act) {
  const start = performance.now();
  let count = 0;
  do {
    act();
    count += 1;
  } while (performance.now() - start < 1000 * LEAST_SECONDS);
  return (1000 * (performance.now() - start)) / count;
}

/** Microseconds of a step. */
function stepOf(net, rows) {
  const model = modelOf(net);
  const batch = batchOf(rows, net.inputs);
  const step = () => model.run(batch, true);
  step();
  return { act: step, size: model.parameterCount };
}

function batchesOf(count) {
  const { act } = stepOf({ inputs: 8, hidden: [16] }, 32);
  return {
    act: () => {
      for (let batch = 0; batch < count; batch += 1) act();
    },
    size: count,
  };
}

const SERIES = [
  {
    name: 'rows of a batch, 16-64-64-4',
    sizes: [32, 320, 3200, 32_000].map((rows) => ({ ...stepOf({ inputs: 16, hidden: [64, 64] }, rows), size: rows })),
  },
  { name: 'batches, 8-16-4 with 32 rows', sizes: [10, 100, 1000, 10_000].map(batchesOf) },
  {
    name: 'parameters, one hidden layer, 32 rows',
    sizes: [
      { inputs: 24, hidden: [35] },
      { inputs: 80, hidden: [119] },
      { inputs: 252, hidden: [389] },
      { inputs: 800, hidden: [1242] },
    ].map((net) => stepOf(net, 32)),
  },
];

const rows = [];
let isLinear = true;
for (const { name, sizes } of SERIES) {
  const times = sizes.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1)
    sizes.forEach(({ act }, index) => times[index].push(microseconds(act)));
  sizes.forEach(({ size }, index) => {
    const time = median(times[index]);
    const growth = index === 0 ? null : time / median(times[index - 1]) / (size / sizes[index - 1].size / 10);
    if (growth !== null) isLinear &&= growth <= MOST_GROWTH;
    rows.push([name, size.toLocaleString('en'), time.toFixed(1), growth === null ? '' : `${growth.toFixed(1)}x`]);
  });
}

const starts = Array.from({ length: ROUNDS }, () => {
  const bytes = Uint8Array.from(kernels); // so that nothing compiled before is found again
  const start = performance.now();
  const module = new globalThis.WebAssembly.Module(bytes);
  const specification = { inputShape: [2], target: { kind: 'classes', count: 2 }, layers: [], random: randomSource() };
  const optimizer = { name: 'sgd', learningRate: 0.1 };
  new NativeModel({ ...specification, optimizer }, { name: 'native', module }).run(
    { ...batchOf(32, 2), target: new Int32Array(32) },
    true,
  );
  return performance.now() - start;
});
const bytes = gzipSync(kernels).length;

console.log(describeMachine());
console.log(table([['what grows', 'to', 'µs', 'for ten times as much'], ...rows]));
console.log(
  `Start: ${median(starts).toFixed(1)} ms to the first batch; ${(bytes / 1000).toFixed(1)} kB gzip. load ${load()}`,
);
const areKept = isLinear && median(starts) <= MOST_START && bytes <= MOST_BYTES;
console.log(areKept ? 'Kept.' : 'NOT kept.');
process.exitCode = areKept ? 0 : 1;

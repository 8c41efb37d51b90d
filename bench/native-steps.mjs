// Steps a second of the native engine against our engine on tf.js's kernels and against tf.js's own LayersModel.fit: same net, batches
// and optimizer, in Node. Run by `node bench/native-steps.mjs [seconds per measurement]`. Ratios over 1: the native engine is faster.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { buildKernels } from '../scripts/build-kernels.mjs';
import { loadBundled } from './load-loop.mjs';
import { median } from './browser/figures.mjs';
import { stepsPerSecond } from './steps-per-second.mjs';
import { uniform } from './uniform.mjs';

const ROUNDS = 5;
const SECONDS = Number(process.argv[2] ?? 0.3);
const BATCH_COUNT = 16;
const ADAM = { name: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
const SGD = { name: 'sgd', learningRate: 0.05 };
const NETS = [
  { name: '2-32-16-2, 32', inputs: 2, hidden: [32, 16], classes: 2, rows: 32, optimizer: SGD },
  { name: '2-32-16-2, 32', inputs: 2, hidden: [32, 16], classes: 2, rows: 32, optimizer: ADAM },
  { name: '4-64-64-3, 32', inputs: 4, hidden: [64, 64], classes: 3, rows: 32, optimizer: SGD },
  { name: '4-64-64-3, 32', inputs: 4, hidden: [64, 64], classes: 3, rows: 32, optimizer: ADAM },
  { name: '784-128-10, 64', inputs: 784, hidden: [128], classes: 10, rows: 64, optimizer: SGD },
  { name: '784-128-10, 64', inputs: 784, hidden: [128], classes: 10, rows: 64, optimizer: ADAM },
  { name: 'penguins 9-16-8-3, 32', inputs: 9, hidden: [16, 8], classes: 3, rows: 32, optimizer: ADAM },
];

const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs-core');
const layers = require('@tensorflow/tfjs-layers');
await buildKernels();
const { createModel, createBackendLaunchers, ndArray } = await loadBundled({
  'create-model': 'src/engine/create-model.ts',
  backends: 'src/engine/backends.ts',
  loop: 'src/loop/index.ts',
});
const kernels = readFileSync(join(import.meta.dirname, '../src/engine/native/kernels.wasm'));
const wasmPath = (name) => require.resolve(`@tensorflow/tfjs-backend-wasm/dist/${name}`);
const launchers = createBackendLaunchers({
  wasmPaths: {
    native: `data:application/wasm;base64,${kernels.toString('base64')}`,
    plain: wasmPath('tfjs-backend-wasm.wasm'),
    simd: wasmPath('tfjs-backend-wasm-simd.wasm'),
  },
});

function batchesOf({ inputs, classes, rows }) {
  const next = uniform(1);
  return Array.from({ length: BATCH_COUNT }, () => ({
    features: ndArray(
      Float32Array.from({ length: rows * inputs }, () => 2 * next() - 1),
      [rows, inputs],
    ),
    target: Int32Array.from({ length: rows }, () => Math.floor(next() * classes)),
  }));
}

function ourSide(net, device) {
  let purpose = 7;
  const model = createModel({
    inputShape: [net.inputs],
    target: { kind: 'classes', count: net.classes },
    layers: net.hidden.map((units) => ({ type: 'dense', units, activation: 'tanh' })),
    optimizer: net.optimizer,
    random: () => uniform((purpose += 1)),
    device,
  });
  const data = batchesOf(net);
  return async (stepCount) => {
    for (let step = 0; step < stepCount; step++) model.run(data[step % BATCH_COUNT], true);
  };
}

// On the backend that is tf.js's current one when it runs.
function fitSide(net, backend) {
  const model = layers.sequential();
  net.hidden.forEach((units, index) => {
    model.add(layers.layers.dense({ units, activation: 'tanh', ...(index === 0 ? { inputShape: [net.inputs] } : {}) }));
  });
  model.add(layers.layers.dense({ units: net.classes, activation: 'softmax' }));
  const { name, learningRate } = net.optimizer;
  model.compile({
    optimizer: name === 'sgd' ? tf.train.sgd(learningRate) : tf.train.adam(learningRate),
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  });
  const data = batchesOf(net);
  return async (stepCount) => {
    await tf.setBackend(backend);
    const count = Math.min(stepCount, BATCH_COUNT);
    const x = tf.tensor2d(Float32Array.from(data.slice(0, count).flatMap(({ features }) => [...features.data])), [
      count * net.rows,
      net.inputs,
    ]);
    const y = tf.tensor1d(Float32Array.from(data.slice(0, count).flatMap(({ target }) => [...target])));
    const options = { batchSize: net.rows, shuffle: false, verbose: 0, yieldEvery: 'never' };
    await model.fit(x, y, { ...options, epochs: Math.ceil(stepCount / count) });
    x.dispose();
    y.dispose();
  };
}

const devices = {};
for (const name of ['native', 'wasm', 'cpu']) devices[name] = await launchers[name].start();

for (const net of NETS) {
  const sides = {
    native: ourSide(net, devices.native),
    wasm: ourSide(net, devices.wasm),
    cpu: ourSide(net, devices.cpu),
    'fit wasm': fitSide(net, 'wasm'),
    'fit cpu': fitSide(net, 'cpu'),
  };
  const counts = {};
  for (const [name, side] of Object.entries(sides)) {
    await side(BATCH_COUNT); // compiles, and finds room
    counts[name] = BATCH_COUNT * Math.ceil((SECONDS * (await stepsPerSecond(side, BATCH_COUNT))) / BATCH_COUNT);
  }
  const speeds = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, side] of Object.entries(sides)) speeds[name].push(await stepsPerSecond(side, counts[name]));
  const ours = median(speeds.native);
  const ratios = Object.entries(speeds)
    .filter(([name]) => name !== 'native')
    .map(([name, all]) => `${name} ${median(all).toFixed(0)} (${(ours / median(all)).toFixed(1)}x)`);
  console.log(`${net.name}, ${net.optimizer.name}: native ${ours.toFixed(0)} steps/s; ${ratios.join(', ')}`);
}

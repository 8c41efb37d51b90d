// Steps a second of a GRU of 16 units on 20 steps of 8 numbers, batches of 32, on the native engine against `LayersModel.fit` on tf.js's
// wasm and cpu backends, in Node (the page builds no GRU yet). Run by `node bench/native-sequence.mjs`. Required: 20x the faster.
import { createRequire } from 'node:module';
import process from 'node:process';
import { describeMachine, load, median, table } from './browser/figures.mjs';
import { loadNative, randomSource, uniform } from './native-side.mjs';
import { stepsPerSecond } from './steps-per-second.mjs';

const ROUNDS = 5;
const SECONDS = 1;
const REQUIRED = 20;
const [ROWS, STEPS, FEATURES, UNITS, CLASSES] = [32, 20, 8, 16, 3];
const RATE = 0.05;

const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs-core');
const { layers, sequential } = require('@tensorflow/tfjs-layers');
require('@tensorflow/tfjs-backend-cpu');
const wasm = require('@tensorflow/tfjs-backend-wasm');
wasm.setWasmPaths(`${require.resolve('@tensorflow/tfjs-backend-wasm/package.json').replace('package.json', 'dist/')}`);
const { NativeModel, ndArray, kernels } = await loadNative();

const next = uniform(1);
const features = Float32Array.from({ length: ROWS * STEPS * FEATURES }, () => 2 * next() - 1);
const target = Int32Array.from({ length: ROWS }, () => Math.floor(CLASSES * next()));

function native() {
  const model = new NativeModel(
    {
      inputShape: [STEPS, FEATURES],
      target: { kind: 'classes', count: CLASSES },
      layers: [{ type: 'gru', units: UNITS }],
      optimizer: { name: 'sgd', learningRate: RATE },
      random: randomSource(),
    },
    { name: 'native', module: new globalThis.WebAssembly.Module(kernels) },
  );
  const batch = { features: ndArray(features, [ROWS, STEPS, FEATURES]), target };
  return async (steps) => {
    for (let step = 0; step < steps; step += 1) model.run(batch, true);
  };
}

function fit(backend) {
  const model = sequential();
  model.add(
    layers.gru({
      units: UNITS,
      inputShape: [STEPS, FEATURES],
      recurrentActivation: 'sigmoid',
      recurrentInitializer: 'glorotUniform', // as ours; drawing orthogonal ones wants kernels that are not there
    }),
  );
  model.add(layers.dense({ units: CLASSES, activation: 'softmax' }));
  model.compile({ optimizer: tf.train.sgd(RATE), loss: 'sparseCategoricalCrossentropy' });
  return async (steps) => {
    await tf.setBackend(backend);
    const x = tf.tensor3d(features, [ROWS, STEPS, FEATURES]);
    const y = tf.tensor1d(Float32Array.from(target));
    await model.fit(x, y, { batchSize: ROWS, epochs: steps, shuffle: false, verbose: 0, yieldEvery: 'never' });
    x.dispose();
    y.dispose();
  };
}

await tf.setBackend('cpu'); // where the first weights are drawn
const SIDES = { native: native(), 'fit, wasm': fit('wasm'), 'fit, cpu': fit('cpu') };
const counts = {};
for (const [name, side] of Object.entries(SIDES)) {
  await side(3);
  counts[name] = Math.max(3, Math.ceil(SECONDS * (await stepsPerSecond(side, 3))));
}
const speeds = Object.fromEntries(Object.keys(SIDES).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1)
  for (const [name, side] of Object.entries(SIDES)) speeds[name].push(await stepsPerSecond(side, counts[name]));

const others = Object.keys(SIDES).slice(1);
const ratio = median(
  speeds.native.map((speed, round) => speed / Math.max(...others.map((name) => speeds[name][round]))),
);
console.log(describeMachine());
console.log(
  table([
    ['GRU 16, 20 steps x 8, batch 32', 'steps/s'],
    ...Object.entries(speeds).map(([name, all]) => [name, median(all).toFixed(0)]),
  ]),
);
console.log(`Native is ${ratio.toFixed(1)}x the faster; required ${REQUIRED}x. load ${load()}`);
console.log(ratio >= REQUIRED ? 'Kept.' : 'NOT kept.');
process.exitCode = ratio >= REQUIRED ? 0 : 1;

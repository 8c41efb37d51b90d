// Steps a second of our engine against tf.js's own LayersModel.fit: same net, batches, optimizer and backend, in Node.
// Run by `node bench/engine-steps.mjs [seconds per measurement]`. Ratios over 1 mean that we are faster.
import { createRequire } from 'node:module';
import process from 'node:process';
import { createServer } from 'vite';
import { median } from './browser/figures.mjs';
import { stepsPerSecond } from './steps-per-second.mjs';

const ROUNDS = 5;
const BATCH_SIZE = 32;
const SECONDS = Number(process.argv[2] ?? 0.6);
const NETS = [
  { name: '2-32-16-2', inputs: 2, hidden: [32, 16], classes: 2 },
  { name: '4-64-64-3', inputs: 4, hidden: [64, 64], classes: 3 },
];
const OPTIMIZERS = [
  { name: 'sgd', learningRate: 0.05 },
  { name: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
];

const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs-core');
const layers = require('@tensorflow/tfjs-layers');
const server = await createServer({
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: 'custom',
  logLevel: 'error',
});
const { createModel } = await server.ssrLoadModule('/src/engine/create-model.ts');
const { nodeLaunchers } = await server.ssrLoadModule('/src/engine/testing/node-launchers.ts');
const { ndArray } = await server.ssrLoadModule('/src/loop/index.ts');

// Same draws every time: a multiplicative congruential generator (Park and Miller).
function uniform(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function batches(net, count) {
  const next = uniform(1);
  return Array.from({ length: count }, () => ({
    features: ndArray(
      Float32Array.from({ length: BATCH_SIZE * net.inputs }, () => 2 * next() - 1),
      [BATCH_SIZE, net.inputs],
    ),
    target: Int32Array.from({ length: BATCH_SIZE }, () => Math.floor(next() * net.classes)),
  }));
}

function ourSide(net, optimizer, device) {
  let purpose = 7;
  const model = createModel({
    inputShape: [net.inputs],
    target: { kind: 'classes', count: net.classes },
    layers: net.hidden.map((units) => ({ type: 'dense', units, activation: 'tanh' })),
    optimizer,
    random: () => uniform((purpose += 1)),
    device,
  });
  const data = batches(net, 64);
  return async (stepCount) => {
    for (let step = 0; step < stepCount; step++) model.run(data[step % data.length], true);
  };
}

function tfSide(net, optimizer, yieldEvery) {
  const model = layers.sequential();
  net.hidden.forEach((units, index) => {
    model.add(layers.layers.dense({ units, activation: 'tanh', ...(index === 0 ? { inputShape: [net.inputs] } : {}) }));
  });
  model.add(layers.layers.dense({ units: net.classes, activation: 'softmax' }));
  const built = optimizer.name === 'sgd' ? tf.train.sgd(optimizer.learningRate) : tf.train.adam(optimizer.learningRate);
  model.compile({ optimizer: built, loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const data = batches(net, 64);
  return async (stepCount) => {
    const chosen = Array.from({ length: stepCount }, (_, step) => data[step % data.length]);
    const x = tf.tensor2d(Float32Array.from(chosen.flatMap(({ features }) => [...features.data])), [
      stepCount * BATCH_SIZE,
      net.inputs,
    ]);
    const y = tf.tensor1d(Float32Array.from(chosen.flatMap(({ target }) => [...target])));
    const options = { batchSize: BATCH_SIZE, epochs: 1, shuffle: false, verbose: 0 };
    await model.fit(x, y, yieldEvery === null ? options : { ...options, yieldEvery });
    x.dispose();
    y.dispose();
  };
}

for (const backend of ['wasm', 'cpu']) {
  const device = await nodeLaunchers()[backend].start();
  for (const net of NETS)
    for (const optimizer of OPTIMIZERS) {
      const sides = [ourSide(net, optimizer, device), tfSide(net, optimizer, 'never'), tfSide(net, optimizer, null)];
      const counts = [];
      for (const side of sides) counts.push(Math.ceil(SECONDS * (await stepsPerSecond(side, 200))));
      const speeds = sides.map(() => []);
      for (let round = 0; round < ROUNDS; round++)
        for (const [index, side] of sides.entries()) speeds[index].push(await stepsPerSecond(side, counts[index]));
      const [ours, never, defaults] = speeds.map(median);
      process.stdout.write(
        `${backend} ${net.name} ${optimizer.name}: ours ${ours.toFixed(0)}, fit never ${never.toFixed(0)}, ` +
          `fit ${defaults.toFixed(0)} steps/s; ratios ${(ours / never).toFixed(2)} and ${(ours / defaults).toFixed(2)}\n`,
      );
    }
}
await server.close();

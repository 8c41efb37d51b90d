// Raw steps a second of the native engine against others on the same net and batch, in Node: 2-32-16-2, batches of 32, SGD. The
// TensorFlow Playground's network code is written here from its published algorithm; the others are packages that
// `npm install --prefix bench/peers --ignore-scripts` fetches. Run by `node bench/native-peers.mjs`.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { describeMachine, load, median, table } from './browser/figures.mjs';
import { loadNative, randomSource, uniform } from './native-side.mjs';
import { playgroundNetwork } from './peers/playground-network.mjs';
import { stepsPerSecond } from './steps-per-second.mjs';

const ROUNDS = 5;
const SECONDS = 0.5;
const ROWS = 32;
const [INPUTS, CLASSES] = [2, 2];
const HIDDEN = [32, 16];
const RATE = 0.05;

const peers = createRequire(join(import.meta.dirname, 'peers/package.json'));
const { NativeModel, ndArray, kernels } = await loadNative();

const next = uniform(1);
const rows = Array.from({ length: ROWS }, () => ({
  features: [2 * next() - 1, 2 * next() - 1],
  target: next() < 0.5 ? 0 : 1,
}));
const oneHot = (target) => Array.from({ length: CLASSES }, (_, index) => (index === target ? 1 : 0));

function native() {
  const model = new NativeModel(
    {
      inputShape: [INPUTS],
      target: { kind: 'classes', count: CLASSES },
      layers: HIDDEN.map((units) => ({ type: 'dense', units, activation: 'tanh' })),
      optimizer: { name: 'sgd', learningRate: RATE },
      random: randomSource(),
    },
    { name: 'native', module: new globalThis.WebAssembly.Module(kernels) },
  );
  const batch = {
    features: ndArray(Float32Array.from(rows.flatMap(({ features }) => features)), [ROWS, INPUTS]),
    target: Int32Array.from(rows, ({ target }) => target),
  };
  return async (steps) => {
    for (let step = 0; step < steps; step += 1) model.run(batch, true);
  };
}

/** The Playground has one output of tanh and a squared error; here it has two, as the others have. */
function playground() {
  const network = playgroundNetwork([INPUTS, ...HIDDEN, CLASSES], uniform(3));
  return async (steps) => {
    for (let step = 0; step < steps; step += 1) {
      for (const { features, target } of rows) network.learn(features, oneHot(target));
      network.update(RATE);
    }
  };
}

function convNetJs() {
  const { Net, Trainer, Vol } = peers('convnetjs');
  const net = new Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: INPUTS },
    ...HIDDEN.map((units) => ({ type: 'fc', num_neurons: units, activation: 'tanh' })),
    { type: 'softmax', num_classes: CLASSES },
  ]);
  const trainer = new Trainer(net, { method: 'sgd', learning_rate: RATE, momentum: 0, batch_size: ROWS });
  const volumes = rows.map(({ features, target }) => ({ volume: new Vol(features), target }));
  return async (steps) => {
    for (let step = 0; step < steps; step += 1) for (const { volume, target } of volumes) trainer.train(volume, target);
  };
}

/** brain.js updates after each row: its step is a pass over the 32 rows. */
function brainJs() {
  const { NeuralNetwork } = peers('brain.js');
  const net = new NeuralNetwork({ hiddenLayers: HIDDEN, activation: 'tanh', learningRate: RATE });
  const data = rows.map(({ features, target }) => ({ input: features, output: oneHot(target) }));
  return async (steps) => {
    net.train(data, { iterations: steps, errorThresh: 1e-12, log: false });
  };
}

/** Its whole step is one jitted function on its kernels in WebAssembly: there is no WebGPU in Node. */
async function jaxJs() {
  const folder = join(import.meta.dirname, 'peers/node_modules/@jax-js/jax/dist/index.js');
  const { defaultDevice, jit, nn, numpy, valueAndGrad, blockUntilReady } = await import(pathToFileURL(folder).href);
  defaultDevice('wasm');
  const draw = uniform(5);
  const sizes = [INPUTS, ...HIDDEN, CLASSES];
  const matrix = (height, width) =>
    numpy.array(Array.from({ length: height }, () => Array.from({ length: width }, () => draw() - 0.5)));
  let parameters = sizes.slice(1).flatMap((width, index) => [matrix(sizes[index], width), matrix(1, width)]);
  const x = numpy.array(rows.map(({ features }) => features));
  const y = numpy.array(rows.map(({ target }) => oneHot(target)));
  const loss = (given, features, target) => {
    const [w1, b1, w2, b2, w3, b3] = given;
    const first = numpy.tanh(numpy.dot(features, w1).add(b1));
    const second = numpy.tanh(numpy.dot(first, w2).add(b2));
    const logits = numpy.dot(second, w3).add(b3);
    return nn
      .logSoftmax(logits)
      .mul(target)
      .sum()
      .mul(-1 / ROWS);
  };
  const step = jit((given, features, target) => {
    const [value, gradients] = valueAndGrad(loss)(
      given.map((parameter) => parameter.ref),
      features,
      target,
    );
    return [value, given.map((parameter, index) => parameter.sub(gradients[index].mul(RATE)))];
  });
  return async (steps) => {
    for (let count = 0; count < steps; count += 1) {
      const [value, updated] = step(parameters, x.ref, y.ref);
      value.dispose();
      parameters = updated;
    }
    await blockUntilReady(parameters);
  };
}

const SIDES = [
  { name: 'native', make: native, required: null },
  { name: "TensorFlow Playground's algorithm", make: playground, required: 50 },
  { name: 'ConvNetJS 0.3.0', make: convNetJs, required: 50 },
  { name: 'brain.js 2.0.0-beta.24', make: brainJs, required: 20 },
  { name: 'jax-js 0.1.25, wasm', make: jaxJs, required: 40 },
];

const sides = [];
for (const { name, make, required } of SIDES) {
  const run = await make();
  await run(20);
  const speed = await stepsPerSecond(run, 20);
  sides.push({ name, required, run, count: Math.max(5, Math.ceil(SECONDS * speed)), speeds: [] });
}
for (let round = 0; round < ROUNDS; round += 1)
  for (const { run, count, speeds } of sides) speeds.push(await stepsPerSecond(run, count));

const ratioOf = ({ speeds }) => median(speeds.map((speed, round) => sides[0].speeds[round] / speed));
console.log(describeMachine());
console.log(
  table([
    ['2-32-16-2, batches of 32, SGD', 'steps/s', 'native is', 'required'],
    ...sides.map((side) => [
      side.name,
      Math.round(median(side.speeds)).toLocaleString('en'),
      `${ratioOf(side).toFixed(1)}x`,
      side.required === null ? '' : `${side.required}x`,
    ]),
  ]),
);
console.log(`load ${load()}`);
const areKept = sides.every((side) => side.required === null || ratioOf(side) >= side.required);
console.log(areKept ? 'Kept.' : 'NOT kept.');
process.exitCode = areKept ? 0 : 1;

// Who is measured against whom: 2-32-16-2, batches of 32, SGD. Each side gives what does so many steps.
import { defaultDevice, init, jit, nn, numpy, valueAndGrad, blockUntilReady } from '@jax-js/jax';
import { NeuralNetwork } from 'brain.js';
import convnetjs from 'convnetjs';
import { NativeModel } from '../../src/engine/native/native-model.ts';
import { ndArray } from '../../src/loop/index.ts';
import { randomSource, uniform } from '../uniform.mjs';
import { playgroundNetwork } from './playground-network.mjs';

const ROWS = 32;
const [INPUTS, CLASSES] = [2, 2];
const HIDDEN = [32, 16];
const RATE = 0.05;

const next = uniform(1);
const rows = Array.from({ length: ROWS }, () => ({
  features: [2 * next() - 1, 2 * next() - 1],
  target: next() < 0.5 ? 0 : 1,
}));
const oneHot = (target) => Array.from({ length: CLASSES }, (_, index) => (index === target ? 1 : 0));
const targets = rows.map(({ target }) => oneHot(target));

/** `module`: our compiled kernels. */
function native(module) {
  const model = new NativeModel(
    {
      inputShape: [INPUTS],
      target: { kind: 'classes', count: CLASSES },
      layers: HIDDEN.map((units) => ({ type: 'dense', units, activation: 'tanh' })),
      optimizer: { name: 'sgd', learningRate: RATE },
      random: randomSource(),
    },
    { name: 'native', module },
  );
  const batch = {
    features: ndArray(Float32Array.from(rows.flatMap(({ features }) => features)), [ROWS, INPUTS]),
    target: Int32Array.from(rows, ({ target }) => target),
  };
  // What became of each row stays in the engine's memory, as it stays in that of the others.
  return async (steps) => {
    for (let step = 0; step < steps; step += 1) model.runFor([], batch, true);
  };
}

/** The Playground has one output of tanh and a squared error; here it has two, as the others have. */
function playground() {
  const network = playgroundNetwork([INPUTS, ...HIDDEN, CLASSES], uniform(3));
  return async (steps) => {
    for (let step = 0; step < steps; step += 1) {
      rows.forEach(({ features }, row) => {
        network.learn(features, targets[row]);
      });
      network.update(RATE);
    }
  };
}

function convNetJs() {
  const { Net, Trainer, Vol } = convnetjs;
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
  const net = new NeuralNetwork({ hiddenLayers: HIDDEN, activation: 'tanh', learningRate: RATE });
  const data = rows.map(({ features }, row) => ({ input: features, output: targets[row] }));
  return async (steps) => {
    net.train(data, { iterations: steps, errorThresh: 1e-12, log: false });
  };
}

/** Its whole step is one jitted function on the device. */
async function jaxJs(device) {
  const devices = await init(device);
  if (!devices.includes(device)) throw new Error(`There is no ${device} here.`);
  defaultDevice(device);
  const draw = uniform(5);
  const sizes = [INPUTS, ...HIDDEN, CLASSES];
  const matrix = (height, width) =>
    numpy.array(Array.from({ length: height }, () => Array.from({ length: width }, () => draw() - 0.5)));
  let parameters = sizes.slice(1).flatMap((width, index) => [matrix(sizes[index], width), matrix(1, width)]);
  const x = numpy.array(rows.map(({ features }) => features));
  const y = numpy.array(targets);
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

/** The first two are ours; `make` is given our compiled kernels. */
export const SIDES = [
  { name: 'native', make: ({ kernels }) => native(kernels), required: null },
  { name: 'native, relaxed', make: ({ relaxedKernels }) => native(relaxedKernels), required: null },
  { name: "TensorFlow Playground's algorithm, written anew", make: playground, required: 50 },
  { name: 'ConvNetJS 0.3.0', make: convNetJs, required: 50 },
  { name: 'brain.js 2.0.0-beta.24', make: brainJs, required: 20 },
  { name: 'jax-js 0.1.25, jitted, its wasm', make: () => jaxJs('wasm'), required: 40 },
  { name: 'jax-js 0.1.25, jitted, its WebGPU', make: () => jaxJs('webgpu'), required: 40 },
];

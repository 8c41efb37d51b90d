// Our gradients against tf.js's own: the same net written with tf ops, differentiated by its tape.
import '@tensorflow/tfjs'; // registers the gradients of tf.js's kernels
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Activation } from '../config/layers.ts';
import type { Batch } from '../loop/index.ts';
import type { Device } from './device.ts';
import { buildLayers } from './layers/build-layers.ts';
import type { Layer } from './layers/layer.ts';
import { buildLoss } from './losses/build-loss.ts';
import { sizeOf } from './tensor.ts';
import { conv2d, dense, EVERY_NET, LOSSES, type NetUnderTest } from './testing/every-net.ts';
import { mean, modelUnderTest, numbers } from './testing/model-under-test.ts';
import { nodeLaunchers } from './testing/node-launchers.ts';
import { sampleBatch } from './testing/sample-batch.ts';
import { tapeLoss } from './testing/tape-loss.ts';
import { testRandom } from './testing/test-random.ts';

/** Float32 sums in another order, and curves that are right to a float32 digit or two. A gradient here is up to about 1. */
const TOLERANCE = 1e-6;
const ROWS = 29; // no multiple of what our kernels take together

/** Larger than the tiles of the products, and more than one layer of each kind. */
const LARGER_NETS: readonly NetUnderTest[] = Object.entries(LOSSES).flatMap(([loss, target]) => [
  {
    name: `a larger dense net to ${loss}`,
    inputShape: [5],
    layers: [dense(40, 'relu'), dense(30, 'sigmoid'), dense(20, 'elu')],
    target,
  },
  {
    name: `a larger convolutional net to ${loss}`,
    inputShape: [9, 8, 2],
    layers: [
      conv2d(4, 'relu', 3),
      { type: 'maxPooling2d', poolSize: 2 },
      conv2d(3, 'tanh'),
      { type: 'averagePooling2d', poolSize: 2 },
      { type: 'flatten' },
    ],
    target,
  },
]);

const CURVES: Readonly<Record<Activation, (x: tf.Tensor) => tf.Tensor>> = {
  linear: (x) => x,
  relu: tf.relu,
  tanh: tf.tanh,
  sigmoid: tf.sigmoid,
  elu: tf.elu,
};

/** One layer as tf.js has it; of dropout, the mask that the model draws for its first step. */
function forward({ config }: Layer, index: number, x: tf.Tensor, parameters: readonly tf.Tensor[]): tf.Tensor {
  switch (config.type) {
    case 'dense': // its weights are [1, inputs, units], for tf.js's batched product
      return CURVES[config.activation](tf.add(tf.matMul(x, tf.squeeze(at(parameters, 0), [0])), at(parameters, 1)));
    case 'conv2d': {
      const sum = tf.conv2d(x as tf.Tensor4D, at(parameters, 0) as tf.Tensor4D, 1, 'same');
      return CURVES[config.activation](tf.add(sum, at(parameters, 1)));
    }
    case 'maxPooling2d':
      return tf.maxPool(x as tf.Tensor4D, config.poolSize, config.poolSize, 'valid');
    case 'averagePooling2d':
      return tf.avgPool(x as tf.Tensor4D, config.poolSize, config.poolSize, 'valid');
    case 'flatten':
      return tf.reshape(x, [ROWS, -1]);
    case 'dropout': {
      const next = testRandom('dropout', index, 0);
      const kept = Float32Array.from({ length: sizeOf(x.shape) }, () => Number(next() >= config.rate));
      return tf.div(tf.mul(x, tf.tensor(kept, x.shape)), 1 - config.rate);
    }
  }
}

/** Loss and gradients of all parameters, one after another, as tf.js finds them on cpu. */
async function askTensorflow(net: NetUnderTest, weights: Float32Array, batch: Batch) {
  await tf.setBackend('cpu');
  tf.engine().startScope();
  const { features, target } = batch;
  if (features === undefined || !('data' in features) || target === undefined) throw new TypeError('No batch.');
  const layers = buildLayers({ ...net, output: buildLoss(net.target), random: testRandom });
  let start = 0;
  const parameters = layers.map((layer) =>
    layer.parameters.map(({ shape }) =>
      tf.variable(tf.tensor(weights.slice(start, (start += sizeOf(shape))), [...shape])),
    ),
  );
  const { value, grads } = tf.variableGrads(() => {
    const rows = tf.tensor(features.data, [...features.shape]);
    const given = layers.reduce((x, layer, index) => forward(layer, index, x, parameters[index] ?? []), rows);
    return tapeLoss(given, target, net.target);
  }, parameters.flat());
  const asked = {
    loss: value.dataSync()[0] ?? NaN,
    gradients: parameters.flat().flatMap(({ name }) => [...(grads[name]?.dataSync() ?? [])]),
  };
  tf.engine().endScope();
  return asked;
}

describe.each(['native', 'native-relaxed', 'cpu', 'wasm'] as const)('on %s', (backend) => {
  let device: Device;
  beforeAll(async () => {
    await nodeLaunchers().cpu.start();
    device = await nodeLaunchers()[backend].start();
  });

  test.each([...EVERY_NET, ...LARGER_NETS])('loss and gradients are those of tf.js: $name', async (net) => {
    // With a learning rate of 1 the weights move by minus the gradient.
    const model = modelUnderTest({ ...net, device, optimizer: { name: 'sgd', learningRate: 1 } });
    const batch = sampleBatch(ROWS, net.inputShape, net.target);
    const before = model.captureState().weights;
    const losses = numbers(await model.run(batch, true), 'loss');
    const after = model.captureState().weights;

    const wanted = await askTensorflow(net, before, batch);
    expect(Math.abs(mean(losses) - wanted.loss)).toBeLessThan(TOLERANCE);
    expect(wanted.gradients).toHaveLength(before.length);
    for (const [index, gradient] of wanted.gradients.entries()) {
      const moved = (before[index] ?? NaN) - (after[index] ?? NaN);
      expect(Math.abs(moved - gradient), `weight ${index}`).toBeLessThan(TOLERANCE);
    }
    model.dispose();
  });
});

function at(parameters: readonly tf.Tensor[], index: number): tf.Tensor {
  const parameter = parameters[index];
  if (parameter === undefined) throw new RangeError(`There is no parameter ${index}.`);
  return parameter;
}

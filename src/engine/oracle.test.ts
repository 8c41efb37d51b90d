// Our gradients against tf.js's own: the same net written with tf ops, differentiated by its tape.
import '@tensorflow/tfjs'; // registers the gradients of tf.js's kernels
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LayerConfig } from '../config/layers.ts';
import type { Batch } from '../loop/index.ts';
import type { TensorDevice } from './device.ts';
import { sizeOf } from './tensor.ts';
import { modelUnderTest } from './testing/model-under-test.ts';
import { nodeLaunchers } from './testing/node-launchers.ts';
import { sampleBatch } from './testing/sample-batch.ts';

const CLASS_COUNT = 3;
const TARGET = { kind: 'classes', count: CLASS_COUNT } as const;

interface Net {
  readonly name: string;
  readonly inputShape: readonly number[];
  readonly layers: readonly LayerConfig[];
  readonly shapes: readonly (readonly number[])[];
  readonly logits: (x: tf.Tensor, parameters: readonly tf.Tensor[]) => tf.Tensor;
}

const DENSE_NET: Net = {
  name: 'a dense net',
  inputShape: [5],
  layers: [
    { type: 'dense', units: 40, activation: 'relu' },
    { type: 'dense', units: 30, activation: 'sigmoid' },
    { type: 'dense', units: 20, activation: 'elu' },
  ],
  shapes: [[5, 40], [40], [40, 30], [30], [30, 20], [20], [20, CLASS_COUNT], [CLASS_COUNT]],
  logits: (x, p) => {
    const layer = (input: tf.Tensor, index: number) => tf.add(tf.matMul(input, at(p, index)), at(p, index + 1));
    return layer(tf.elu(layer(tf.sigmoid(layer(tf.relu(layer(x, 0)), 2)), 4)), 6);
  },
};

const CONVOLUTIONAL_NET: Net = {
  name: 'a convolutional net',
  inputShape: [9, 8, 2],
  layers: [
    { type: 'conv2d', filters: 4, kernelSize: 3, activation: 'relu' },
    { type: 'maxPooling2d', poolSize: 2 },
    { type: 'conv2d', filters: 3, kernelSize: 2, activation: 'tanh' },
    { type: 'averagePooling2d', poolSize: 2 },
    { type: 'flatten' },
  ],
  shapes: [[3, 3, 2, 4], [4], [2, 2, 4, 3], [3], [12, CLASS_COUNT], [CLASS_COUNT]],
  logits: (x, p) => {
    const convolve = (image: tf.Tensor, index: number) =>
      tf.add<tf.Tensor4D>(tf.conv2d(image as tf.Tensor4D, at(p, index) as tf.Tensor4D, 1, 'same'), at(p, index + 1));
    const pooled = tf.maxPool(tf.relu(convolve(x, 0)), 2, 2, 'valid');
    const flat = tf.reshape(tf.avgPool(tf.tanh(convolve(pooled, 2)), 2, 2, 'valid'), [-1, 12]);
    return tf.add(tf.matMul(flat, at(p, 4)), at(p, 5));
  },
};

/** Loss and gradients of all parameters, one after another, as tf.js finds them on cpu. */
async function askTensorflow(net: Net, weights: Float32Array, batch: Batch) {
  await tf.setBackend('cpu');
  let start = 0;
  const variables = net.shapes.map((shape) => {
    const values = weights.slice(start, (start += sizeOf(shape)));
    return tf.variable(tf.tensor(values, [...shape]));
  });
  const { features, target } = batch;
  if (features === undefined || !('data' in features) || !(target instanceof Int32Array))
    throw new TypeError('No batch.');
  const { value, grads } = tf.variableGrads(() => {
    const logits = net.logits(tf.tensor(features.data, [...features.shape]), variables);
    const oneHot = tf.oneHot(tf.tensor1d(target, 'int32'), CLASS_COUNT);
    return tf.losses.softmaxCrossEntropy(oneHot, logits);
  }, variables);
  return {
    loss: value.dataSync()[0],
    gradients: variables.flatMap(({ name }) => [...(grads[name]?.dataSync() ?? [])]),
  };
}

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  let device: TensorDevice;
  beforeAll(async () => {
    await nodeLaunchers().cpu.start();
    device = await nodeLaunchers()[backend].start();
  });

  test.each([DENSE_NET, CONVOLUTIONAL_NET])('loss and gradients are those of tf.js: $name', async (net) => {
    const optimizer = { name: 'sgd', learningRate: 1 } as const;
    const { inputShape, layers } = net;
    const model = modelUnderTest({ device, inputShape, layers, target: TARGET, optimizer });
    const batch = sampleBatch(32, inputShape, TARGET);
    const before = model.captureState().weights;
    const outputs = await model.run(batch, true);
    const after = model.captureState().weights;

    const expected = await askTensorflow(net, before, batch);
    const losses = outputs['loss'] as Float32Array;
    expect(losses.reduce((sum, loss) => sum + loss, 0) / 32).toBeCloseTo(expected.loss ?? NaN, 5);
    expect(expected.gradients).toHaveLength(before.length);
    for (const [index, gradient] of expected.gradients.entries())
      expect((before[index] ?? NaN) - (after[index] ?? NaN), `weight ${index}`).toBeCloseTo(gradient, 5);
    model.dispose();
  });
});

function at(parameters: readonly tf.Tensor[], index: number): tf.Tensor {
  const parameter = parameters[index];
  if (parameter === undefined) throw new RangeError(`There is no parameter ${index}.`);
  return parameter;
}

import { beforeAll, describe, expect, test } from 'vitest';
import { ACTIVATIONS, type LayerConfig } from '../../config/layers.ts';
import type { Device } from '../device.ts';
import type { ModelTarget } from '../losses/build-loss.ts';
import { mean, modelUnderTest, nudged, numbers } from '../testing/model-under-test.ts';
import { nodeLaunchers } from '../testing/node-launchers.ts';
import { sampleBatch } from '../testing/sample-batch.ts';

interface Case {
  readonly name: string;
  readonly inputShape: readonly number[];
  readonly layers: readonly LayerConfig[];
  readonly target?: ModelTarget;
}

const dense = (units: number, activation: (typeof ACTIVATIONS)[number] = 'tanh'): LayerConfig => ({
  type: 'dense',
  units,
  activation,
});
const conv2d = (filters: number, kernelSize: number): LayerConfig => ({
  type: 'conv2d',
  filters,
  kernelSize,
  activation: 'tanh',
});

const CASES: readonly Case[] = [
  ...ACTIVATIONS.map((activation) => ({
    name: `dense ${activation}`,
    inputShape: [3],
    layers: [dense(5, activation), dense(4, activation)],
  })),
  { name: 'no hidden layer', inputShape: [3], layers: [] },
  { name: 'mean squared error', inputShape: [3], layers: [dense(4)], target: { kind: 'number', mean: 0.5, scale: 2 } },
  {
    name: 'weighted classes',
    inputShape: [3],
    layers: [dense(4)],
    target: { kind: 'classes', count: 3, classWeights: [0.2, 3, 1.5] },
  },
  { name: 'dropout first', inputShape: [6], layers: [{ type: 'dropout', rate: 0.4 }, dense(5)] },
  { name: 'dropout between', inputShape: [3], layers: [dense(6), { type: 'dropout', rate: 0.4 }, dense(5)] },
  { name: 'flatten', inputShape: [2, 3, 2], layers: [{ type: 'flatten' }, dense(3)] },
  ...[1, 2, 3, 4, 5].map((kernelSize) => ({
    name: `convolutions of side ${kernelSize}`,
    inputShape: [4, 3, 2],
    layers: [conv2d(2, kernelSize), conv2d(2, kernelSize)],
  })),
  {
    name: 'convolution elu',
    inputShape: [4, 4, 1],
    layers: [{ type: 'conv2d', filters: 3, kernelSize: 3, activation: 'elu' }],
  },
  ...ACTIVATIONS.map((activation) => ({
    name: `mean squared error after ${activation}`,
    inputShape: [3],
    layers: [dense(5, activation)],
    target: { kind: 'number', mean: 0.5, scale: 2 } as const,
  })),
  ...ACTIVATIONS.map((activation) => ({
    name: `convolution ${activation}`,
    inputShape: [4, 3, 1],
    layers: [{ type: 'conv2d', filters: 2, kernelSize: 2, activation } as const],
  })),
  { name: 'max pooling', inputShape: [5, 4, 1], layers: [conv2d(3, 3), { type: 'maxPooling2d', poolSize: 2 }] },
  { name: 'average pooling', inputShape: [6, 7, 1], layers: [conv2d(3, 3), { type: 'averagePooling2d', poolSize: 3 }] },
];

/** Small against the curvature, large against float32's last digit. */
const NUDGE = 3e-4;
const TOLERANCE = 2e-3;

describe.each(['native', 'cpu', 'wasm'] as const)('on %s', (backend) => {
  let device: Device;
  beforeAll(async () => {
    device = await nodeLaunchers()[backend].start();
  });

  test.each(CASES)('the gradient is the slope of the loss: $name', async ({ inputShape, layers, target }) => {
    const kind = target ?? { kind: 'classes', count: 3 };
    const model = modelUnderTest({
      device,
      inputShape,
      layers,
      target: kind,
      optimizer: { name: 'sgd', learningRate: 1 },
    });
    const batch = sampleBatch(4, inputShape, kind);
    const before = model.captureState();
    const lossAt = async (index: number, by: number) => {
      model.restoreState(nudged(before, index, by));
      return mean(numbers(await model.run(batch, true), 'loss'));
    };

    await model.run(batch, true); // with a learning rate of 1 the weights move by minus the gradient
    const after = model.captureState().weights;
    for (const [index, weight] of before.weights.entries()) {
      const slope = ((await lossAt(index, NUDGE)) - (await lossAt(index, -NUDGE))) / (2 * NUDGE);
      expect(Math.abs(weight - (after[index] ?? NaN) - slope), `weight ${index}`).toBeLessThan(TOLERANCE);
    }
    model.dispose();
  });
});

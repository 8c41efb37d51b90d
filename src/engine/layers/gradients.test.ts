import { beforeAll, describe, expect, test } from 'vitest';
import type { LayerConfig } from '../../config/layers.ts';
import type { Device } from '../device.ts';
import { conv2d, dense, EVERY_NET, LOSSES, type NetUnderTest } from '../testing/every-net.ts';
import { mean, modelUnderTest, nudged, numbers } from '../testing/model-under-test.ts';
import { nodeLaunchers } from '../testing/node-launchers.ts';
import { sampleBatch } from '../testing/sample-batch.ts';

const CLASSES = { kind: 'classes', count: 3 } as const;
const NO_LAYERS: readonly LayerConfig[] = [];

/** What a layer's place or size changes in its gradient. */
const FURTHER_NETS: readonly NetUnderTest[] = [
  ...Object.entries(LOSSES).map(([loss, target]) => ({
    name: `no hidden layer to ${loss}`,
    inputShape: [3],
    layers: NO_LAYERS,
    target,
  })),
  {
    name: 'dropout first',
    inputShape: [6],
    layers: [{ type: 'dropout', rate: 0.4 }, dense(5, 'tanh')],
    target: CLASSES,
  },
  { name: 'flatten first', inputShape: [2, 3, 2], layers: [{ type: 'flatten' }, dense(3, 'tanh')], target: CLASSES },
  ...[1, 3, 4, 5].map((kernelSize) => ({
    name: `convolutions of side ${kernelSize}`,
    inputShape: [3, 4, 1],
    layers: [conv2d(2, 'tanh', kernelSize), conv2d(2, 'tanh', kernelSize)],
    target: CLASSES,
  })),
];

/** Small against the curvature, large against float32's last digit. */
const NUDGE = 3e-4;
const TOLERANCE = 2e-3;

describe.each(['native', 'native-relaxed', 'cpu', 'wasm'] as const)('on %s', (backend) => {
  let device: Device;
  beforeAll(async () => {
    device = await nodeLaunchers()[backend].start();
  });

  test.each([...EVERY_NET, ...FURTHER_NETS])('the gradient is the slope of the loss: $name', async (net) => {
    const model = modelUnderTest({ ...net, device, optimizer: { name: 'sgd', learningRate: 1 } });
    const batch = sampleBatch(4, net.inputShape, net.target);
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

// Random small nets against the same nets on tf.js's cpu backend. Sums in float32 in another order, and exp and tanh to float32
// instead of float64: outputs may differ by 2e-4 of their size (of 1 for smaller ones), weights after four steps too.
import { setBackend } from '@tensorflow/tfjs-core';
import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  type Arbitrary,
} from 'fast-check';
import { expect, test } from 'vitest';
import { ACTIVATIONS, type LayerConfig } from '../../config/layers.ts';
import type { OptimizerConfig } from '../../config/optimizers.ts';
import type { ModelOutput } from '../../loop/index.ts';
import type { ModelTarget } from '../losses/build-loss.ts';
import { mean, modelUnderTest, numbers } from '../testing/model-under-test.ts';
import { nodeLaunchers } from '../testing/node-launchers.ts';
import { sampleBatch } from '../testing/sample-batch.ts';
import { startNativeInNode } from './testing/native-in-node.ts';
import { sequenceBatch, sequenceModel } from './testing/sequence-nets.ts';
import { askTensorflow, cutForTensorflow, textNet } from './testing/tensorflow-sequences.ts';

const TOLERANCE = 2e-4;
const OPTIMIZERS: readonly OptimizerConfig[] = [
  { name: 'sgd', learningRate: 0.05 },
  { name: 'momentum', learningRate: 0.02, momentum: 0.9 },
  // Where a gradient is nearly 0 Adam makes a full step of whatever sign it has: an epsilon of its size makes that step small.
  { name: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-2 },
];

const size = integer({ min: 1, max: 33 });
const activation = constantFrom(...ACTIVATIONS);
const rate = constantFrom(0, 0.2, 0.5);
const denseOrDropout: Arbitrary<LayerConfig> = oneof(
  { weight: 3, arbitrary: record({ type: constantFrom('dense' as const), units: size, activation }) },
  { weight: 1, arbitrary: record({ type: constantFrom('dropout' as const), rate }) },
);
const imageLayer: Arbitrary<LayerConfig> = oneof(
  record({
    type: constantFrom('conv2d' as const),
    filters: integer({ min: 1, max: 5 }),
    kernelSize: integer({ min: 1, max: 4 }),
    activation,
  }),
  record({ type: constantFrom('dropout' as const), rate }),
);
const pooling: Arbitrary<LayerConfig> = record({
  type: constantFrom('maxPooling2d' as const, 'averagePooling2d' as const),
  poolSize: constantFrom(2, 3),
});
const classWeights = (count: number) => array(integer({ min: 0, max: 8 }), { minLength: count, maxLength: count });
const target: Arbitrary<ModelTarget> = oneof(
  record({ kind: constantFrom('classes' as const), count: integer({ min: 2, max: 11 }) }),
  integer({ min: 2, max: 11 }).chain((count) =>
    record({ kind: constantFrom('classes' as const), count: constantFrom(count), classWeights: classWeights(count) }),
  ),
  constantFrom({ kind: 'number' as const, mean: 3, scale: 2 }),
);
const optimizer = constantFrom(...OPTIMIZERS);
const batches = array(integer({ min: 1, max: 70 }), { minLength: 4, maxLength: 4 });

const vectors = record({
  inputShape: size.map((inputs) => [inputs]),
  layers: array(denseOrDropout, { maxLength: 3 }),
  target,
  optimizer,
  batches,
});
const images = record({
  inputShape: record({ height: integer({ min: 3, max: 6 }), width: integer({ min: 3, max: 6 }) }).map(
    ({ height, width }) => [height, width, 2],
  ),
  layers: record({
    first: array(imageLayer, { maxLength: 2 }),
    middle: array(pooling, { maxLength: 1 }),
    flat: array(constantFrom({ type: 'flatten' as const }), { maxLength: 1 }),
    last: array(denseOrDropout, { maxLength: 1 }),
  }).map(({ first, middle, flat, last }) => [...first, ...middle, ...flat, ...last]),
  target,
  optimizer,
  batches,
});

const sequences = record({
  steps: integer({ min: 2, max: 6 }), // tf.js's recurrent layers fail on one step
  features: size,
  units: size,
  hasGru: boolean(),
  target,
  batches,
});

function flat(outputs: ModelOutput): number[] {
  // Not the classes: where two are equally likely either may be taken.
  const chosen = ['loss', 'probabilities', 'absolute_error'].flatMap((name) => {
    const column: unknown = outputs[name];
    if (column instanceof Float32Array) return [...column];
    return typeof column === 'object' && column !== null && 'data' in column ? [...(column.data as Float32Array)] : [];
  });
  return chosen;
}

function expectClose(given: ArrayLike<number>, wanted: ArrayLike<number>): void {
  expect(given).toHaveLength(wanted.length);
  for (let index = 0; index < wanted.length; index++) {
    const value = wanted[index] ?? NaN;
    const difference = Math.abs((given[index] ?? NaN) - value);
    expect(difference, `number ${index}`).toBeLessThanOrEqual(TOLERANCE * Math.max(1, Math.abs(value)));
  }
}

test.each([
  ['vectors', vectors, 60],
  ['images', images, 25],
] as const)('random nets on %s train as they do on tf.js', async (_name, nets, numRuns) => {
  const native = await startNativeInNode();
  const cpu = await nodeLaunchers().cpu.start();
  await assert(
    asyncProperty(nets, async ({ batches: sizes, ...net }) => {
      const ours = modelUnderTest({ ...net, device: native });
      const theirs = modelUnderTest({ ...net, device: cpu });
      for (const rows of sizes) {
        const batch = sampleBatch(rows, net.inputShape, net.target);
        expectClose(flat(await ours.run(batch, true)), flat(await theirs.run(batch, true)));
      }
      const batch = sampleBatch(7, net.inputShape, net.target);
      expectClose(flat(await ours.run(batch, false)), flat(await theirs.run(batch, false)));
      expectClose(ours.captureState().weights, theirs.captureState().weights);
      ours.dispose();
      theirs.dispose();
    }),
    { seed: 42, numRuns },
  );
});

test("random nets on sequences train as they do on tf.js's own layers", async () => {
  const native = await startNativeInNode();
  await nodeLaunchers().cpu.start();
  await setBackend('cpu');
  const optimizer = { name: 'sgd', learningRate: 0.05 } as const;
  assert(
    property(sequences, ({ batches: sizes, ...net }) => {
      const ours = sequenceModel(native, textNet(net), { target: net.target, optimizer });
      const theirs = cutForTensorflow(ours.captureState().weights, net);
      for (const rows of sizes) {
        const batch = sequenceBatch(rows, textNet(net), net.target);
        const { loss, gradients } = askTensorflow(net, theirs, batch);
        expectClose([mean(numbers(ours.run(batch, true), 'loss'))], [loss]);
        theirs.forEach((values, index) => {
          gradients[index]?.forEach((slope, place) => (values[place] = (values[place] ?? NaN) - 0.05 * slope));
        });
      }
      cutForTensorflow(ours.captureState().weights, net).forEach((values, index) => {
        expectClose(values, theirs[index] ?? []);
      });
    }),
    { seed: 43, numRuns: 15 },
  );
});

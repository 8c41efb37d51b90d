// Gradients of the layers on sequences, against tf.js's own layers and its tape, and against central differences.
import { layers as kerasLayers, sequential } from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { assert, integer, property, record } from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Batch } from '../../loop/index.ts';
import { mean, nudged, numbers } from '../testing/model-under-test.ts';
import { nodeLaunchers } from '../testing/node-launchers.ts';
import { testRandom } from '../testing/test-random.ts';
import type { NativeDevice } from './native-device.ts';
import { startNativeInNode } from './testing/native-in-node.ts';
import {
  CLASSES,
  GRU_NET,
  SEQUENCE_NETS,
  sequenceBatch,
  sequenceModel,
  type SequenceNet,
} from './testing/sequence-nets.ts';

/** Ours and tf.js's are float32 sums in another order; tanh and exp are ours to float32, tf.js's to float64. */
const ORACLE_TOLERANCE = 1e-5;
/** As in layers/gradients.test.ts: small against the curvature, large against float32's last digit. */
const NUDGE = 3e-4;
const DIFFERENCE_TOLERANCE = 2e-3;
/** With it the weights move by minus the gradient. */
const FULL_STEP = { name: 'sgd', learningRate: 1 } as const;

interface Sizes {
  readonly steps: number;
  readonly features: number;
  readonly units: number;
  readonly rows: number;
}

const ONE_STEP_NET: SequenceNet = { ...GRU_NET, name: 'GRU of one step', inputShape: [1, 3] };

/** An embedding, and a GRU where it is asked for, before the output layer. */
function textNet({ steps, features, units }: Sizes, hasGru: boolean): SequenceNet {
  const embedding = { type: 'embedding', inputDim: 8, outputDim: features } as const;
  const layers = hasGru ? [embedding, { type: 'gru', units } as const] : [embedding];
  return { name: 'text', inputShape: [steps], vectors: 8, layers };
}

/** The same net as tf.js has it. */
function kerasNet({ steps, features, units }: Sizes, hasGru: boolean) {
  const model = sequential();
  model.add(kerasLayers.embedding({ inputDim: 8, outputDim: features, inputLength: steps }));
  if (hasGru) {
    const recurrentInitializer = 'zeros'; // the usual one warns where it is slow; the weights are set anyway
    model.add(kerasLayers.gru({ units, recurrentActivation: 'sigmoid', recurrentInitializer }));
  } else model.add(kerasLayers.flatten());
  model.add(kerasLayers.dense({ units: CLASSES.count }));
  return model;
}

/** Lays two matrices of as many rows side by side. */
function sideBySide(left: Float32Array, right: Float32Array, rows: number): Float32Array {
  const [leftWidth, rightWidth] = [left.length / rows, right.length / rows];
  const width = leftWidth + rightWidth;
  return Float32Array.from({ length: rows * width }, (_, index) => {
    const [row, column] = [Math.floor(index / width), index % width];
    const value = column < leftWidth ? left[row * leftWidth + column] : right[row * rightWidth + column - leftWidth];
    return value ?? NaN;
  });
}

/** Our vector of parameters cut as tf.js has them: the recurrent kernel in one. */
function cut(vector: Float32Array, { steps, features, units }: Sizes, hasGru: boolean): Float32Array[] {
  let start = 0;
  const take = (count: number) => vector.slice(start, (start += count));
  const embedding = take(8 * features);
  if (!hasGru) return [embedding, take(steps * features * CLASSES.count), take(CLASSES.count)];
  const kernel = take(3 * features * units);
  const recurrent = sideBySide(take(2 * units * units), take(units * units), units);
  return [embedding, kernel, recurrent, take(3 * units), take(units * CLASSES.count), take(CLASSES.count)];
}

function askTensorflow(model: ReturnType<typeof kerasNet>, weights: readonly Float32Array[], batch: Batch) {
  const { features, target } = batch;
  if (features === undefined || !('data' in features) || !(target instanceof Int32Array))
    throw new TypeError('No batch.');
  const shaped = model.getWeights().map(({ shape }, index) => tf.tensor(weights[index] ?? [], shape));
  model.setWeights(shaped);
  const { value, grads } = tf.variableGrads(() => {
    const logits = model.apply(tf.tensor(features.data, [...features.shape])) as tf.Tensor;
    return tf.losses.softmaxCrossEntropy(tf.oneHot(tf.tensor1d(target, 'int32'), CLASSES.count), logits);
  });
  const gradients = model.trainableWeights.map(({ name }) => Float32Array.from(grads[name]?.dataSync() ?? []));
  return { loss: value.dataSync()[0] ?? NaN, gradients };
}

describe('a layer on sequences', () => {
  let device: NativeDevice;
  beforeAll(async () => {
    device = await startNativeInNode();
    await nodeLaunchers().cpu.start();
    await tf.setBackend('cpu');
  });

  function expectOracle(sizes: Sizes, hasGru: boolean): void {
    const net = textNet(sizes, hasGru);
    const ours = sequenceModel(device, net, { optimizer: FULL_STEP });
    const next = testRandom('weights of all sizes', sizes.units);
    const before = ours.captureState().weights.map(() => 2 * next() - 1);
    ours.restoreState({ ...ours.captureState(), weights: before });
    const batch = sequenceBatch(sizes.rows, net);
    const losses = numbers(ours.run(batch, true), 'loss');
    const after = ours.captureState().weights;

    tf.engine().startScope();
    const theirs = kerasNet(sizes, hasGru);
    const wanted = askTensorflow(theirs, cut(before, sizes, hasGru), batch);
    theirs.dispose();
    tf.engine().endScope();
    expect(Math.abs(mean(losses) - wanted.loss)).toBeLessThan(ORACLE_TOLERANCE);
    const moved = before.map((weight, index) => weight - (after[index] ?? NaN));
    cut(moved, sizes, hasGru).forEach((gradient, index) => {
      expect(gradient).toHaveLength(wanted.gradients[index]?.length ?? NaN);
      gradient.forEach((value, place) => {
        const difference = Math.abs(value - (wanted.gradients[index]?.[place] ?? NaN));
        expect(difference, `number ${place} of parameter ${index}`).toBeLessThan(ORACLE_TOLERANCE);
      });
    });
  }

  test.each([
    ['an embedding', false, 40],
    ['an embedding and a GRU', true, 40],
  ] as const)('has the loss and the gradients of tf.js, whatever the sizes: %s', (_name, hasGru, numRuns) => {
    const size = (max: number) => integer({ min: 1, max });
    const steps = integer({ min: 2, max: 7 }); // tf.js's recurrent layers fail on one step
    assert(
      property(record({ steps, features: size(10), units: size(10), rows: size(35) }), (sizes) =>
        expectOracle(sizes, hasGru),
      ),
      { seed: 3, numRuns },
    );
  });

  test.each([...SEQUENCE_NETS, ONE_STEP_NET])('has the slope of the loss as its gradient: $name', (net) => {
    const model = sequenceModel(device, net, { optimizer: FULL_STEP });
    const batch = sequenceBatch(5, net);
    const before = model.captureState();
    const lossAt = (index: number, by: number) => {
      model.restoreState(nudged(before, index, by));
      return mean(numbers(model.run(batch, true), 'loss'));
    };
    model.run(batch, true);
    const after = model.captureState().weights;
    for (const [index, weight] of before.weights.entries()) {
      const slope = (lossAt(index, NUDGE) - lossAt(index, -NUDGE)) / (2 * NUDGE);
      expect(Math.abs(weight - (after[index] ?? NaN) - slope), `weight ${index}`).toBeLessThan(DIFFERENCE_TOLERANCE);
    }
  });
});

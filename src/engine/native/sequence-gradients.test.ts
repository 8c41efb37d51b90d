// Gradients of the layers on sequences, against tf.js's own layers and its tape, and against central differences.
import * as tf from '@tensorflow/tfjs-core';
import { assert, integer, property, record } from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { LOSSES } from '../testing/every-net.ts';
import { mean, nudged, numbers } from '../testing/model-under-test.ts';
import { nodeLaunchers } from '../testing/node-launchers.ts';
import { testRandom } from '../testing/test-random.ts';
import type { NativeDevice } from './native-device.ts';
import { startNativeInNode } from './testing/native-in-node.ts';
import { GRU_NET, SEQUENCE_NETS, sequenceBatch, sequenceModel, type SequenceNet } from './testing/sequence-nets.ts';
import { askTensorflow, cutForTensorflow, textNet, type TextNet } from './testing/tensorflow-sequences.ts';

/** Ours and tf.js's are float32 sums in another order; tanh and exp are ours to float32, tf.js's to float64. */
const ORACLE_TOLERANCE = 5e-6;
/** Small against the curvature, and no sum here is that near to relu's bend; large against float32's last digit. */
const NUDGE = 2e-4;
const DIFFERENCE_TOLERANCE = 2e-3;
/** With it the weights move by minus the gradient. */
const FULL_STEP = { name: 'sgd', learningRate: 1 } as const;

const ONE_STEP_NET: SequenceNet = { ...GRU_NET, name: 'GRU of one step', inputShape: [1, 3] };

describe('a layer on sequences', () => {
  let device: NativeDevice;
  beforeAll(async () => {
    device = await startNativeInNode();
    await nodeLaunchers().cpu.start();
    await tf.setBackend('cpu');
  });

  function expectOracle(net: TextNet, rows: number): void {
    const ours = sequenceModel(device, textNet(net), { optimizer: FULL_STEP, target: net.target });
    const next = testRandom('weights of all sizes', net.units);
    const before = ours.captureState().weights.map(() => 2 * next() - 1);
    ours.restoreState({ ...ours.captureState(), weights: before });
    const batch = sequenceBatch(rows, textNet(net), net.target);
    const losses = numbers(ours.run(batch, true), 'loss');
    const after = ours.captureState().weights;

    const wanted = askTensorflow(net, cutForTensorflow(before, net), batch);
    expect(Math.abs(mean(losses) - wanted.loss)).toBeLessThan(ORACLE_TOLERANCE);
    const moved = before.map((weight, index) => weight - (after[index] ?? NaN));
    cutForTensorflow(moved, net).forEach((gradient, index) => {
      expect(gradient).toHaveLength(wanted.gradients[index]?.length ?? NaN);
      gradient.forEach((value, place) => {
        const difference = Math.abs(value - (wanted.gradients[index]?.[place] ?? NaN));
        expect(difference, `number ${place} of parameter ${index}`).toBeLessThan(ORACLE_TOLERANCE);
      });
    });
  }

  test.each(
    Object.entries(LOSSES).flatMap(([loss, target]) => [
      { name: 'an embedding', hasGru: false, loss, target },
      { name: 'an embedding and a GRU', hasGru: true, loss, target },
    ]),
  )('has the loss and the gradients of tf.js, whatever the sizes: $name to $loss', ({ hasGru, target }) => {
    const size = (max: number) => integer({ min: 1, max });
    const steps = integer({ min: 2, max: 7 }); // tf.js's recurrent layers fail on one step
    assert(
      property(record({ steps, features: size(10), units: size(10) }), size(35), (sizes, rows) => {
        expectOracle({ ...sizes, hasGru, target }, rows);
      }),
      { seed: 3, numRuns: 25 },
    );
  });

  test.each(
    [...SEQUENCE_NETS, ONE_STEP_NET].flatMap((net) =>
      Object.entries(LOSSES).map(([loss, target]) => ({ net, target, name: `${net.name} to ${loss}` })),
    ),
  )('has the slope of the loss as its gradient: $name', ({ net, target }) => {
    const model = sequenceModel(device, net, { optimizer: FULL_STEP, target });
    const batch = sequenceBatch(5, net, target);
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

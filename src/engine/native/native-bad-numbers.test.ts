// Numbers in a batch that are not finite, in a whole training: StopOnNaN ends it as it does on tf.js.
import { expect, test } from 'vitest';
import { MainLoop, ndArray, StopOnNaN, type Batch } from '../../loop/index.ts';
import { modelUnderTest } from '../testing/model-under-test.ts';
import { nodeLaunchers } from '../testing/node-launchers.ts';
import { OPTIMIZERS, TWO_CLASSES } from '../testing/sample-nets.ts';
import { sampleBatch } from '../testing/sample-batch.ts';

const ROWS = 13; // not a multiple of what the kernels take together
// Not relu: that of tf.js on cpu makes 0 of NaN; ours lets it through to the loss.
const LAYERS = [{ type: 'dense', units: 8, activation: 'linear' }] as const;

function batchWith(value: number, place: number): Batch {
  const { features, target } = sampleBatch(ROWS, [2], TWO_CLASSES);
  if (features === undefined || target === undefined || !('data' in features)) throw new TypeError('No batch.');
  return { features: ndArray(Float32Array.from(features.data).fill(value, place, place + 1), [ROWS, 2]), target };
}

/** A training whose third batch is bad: how it ended, its model, and the weights it should have kept. */
async function trainOn(backend: 'native' | 'cpu', bad: Batch, optimizer: (typeof OPTIMIZERS)[number]) {
  const device = await nodeLaunchers()[backend].start();
  const good = [3, 9].map((rows) => sampleBatch(rows, [2], TWO_CLASSES));
  const model = modelUnderTest({ device, layers: LAYERS, optimizer });
  const wanted = modelUnderTest({ device, layers: LAYERS, optimizer });
  for (const batch of good) await wanted.run(batch, true);
  const loop = new MainLoop({
    model,
    dataset: { streams: { train: () => [...good, bad, ...good] } },
    hooks: [new StopOnNaN({ variables: ['loss'], stopOnInf: true, afterBatch: true, afterEpoch: false })],
    epochsCount: 1,
    skipZerothEpoch: true,
  });
  return { end: await loop.runTraining(), state: model.captureState(), wanted: wanted.captureState() };
}

const CASES = [NaN, Infinity, -Infinity].flatMap((value) =>
  OPTIMIZERS.map((optimizer, index) => ({ value, optimizer, place: [0, 11, 2 * ROWS - 1][index] ?? 0 })),
);
test.each(CASES)('$value in a batch ends training with $optimizer.name', async ({ value, optimizer, place }) => {
  const bad = batchWith(value, place);
  const ours = await trainOn('native', bad, optimizer);
  const theirs = await trainOn('cpu', bad, optimizer);
  expect(ours.end).toEqual(theirs.end);
  expect(ours.end.message).toBe("Variable 'loss' of stream 'train' is not a finite number");
  expect(ours.state).toEqual(ours.wanted);
  expect(ours.state.updateCount).toBe(2);
});

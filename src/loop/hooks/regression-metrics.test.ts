import { describe, expect, test } from 'vitest';
import { ndArray } from '../batch.ts';
import { epochDataFor, trainDataAfter } from '../testing/epoch-data.ts';
import { RecordingHook } from '../testing/recording-hook.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { HOOK_DESCRIPTIONS } from './catalog.ts';
import { RegressionMetrics } from './regression-metrics.ts';

const NAMES = { predictedVariable: 'p', gtVariable: 't' };

/** What the hook writes when these come in one batch. */
function errorsOf(truth: unknown, predicted: unknown): Record<string, unknown> {
  return trainDataAfter(new RegressionMetrics(NAMES), [{ t: truth, p: predicted }]);
}

describe('numbers of scikit-learn', () => {
  // Expected by mean_absolute_error, root_mean_squared_error and r2_score of scikit-learn 1.9.
  test.each([
    ['its own example', [3, -0.5, 2, 7], [2.5, 0, 2, 8], [0.5, 0.6123724356957945, 0.9486081370449679]],
    ['the opposite', [1, 2, 3], [3, 2, 1], [4 / 3, 1.632993161855452, -3]],
    ['the mean', [1, 2, 3], [2, 2, 2], [2 / 3, 0.816496580927726, 0]],
  ])('[RM1] %s', (_name, truth, predicted, [mae, rmse, r2]) => {
    expect(errorsOf(truth, predicted)).toEqual({
      mae: expect.closeTo(Number(mae), 14) as number,
      rmse: expect.closeTo(Number(rmse), 14) as number,
      r2: expect.closeTo(Number(r2), 14) as number,
    });
  });

  test.each([
    ['all met', [1, 1, 1], [1, 1, 1], { mae: 0, rmse: 0, r2: 1 }],
    ['one missed', [1, 1, 1], [1, 1, 2], { mae: 1 / 3, rmse: Math.sqrt(1 / 3), r2: 0 }],
    ['a single example', [5], [4], { mae: 1, rmse: 1, r2: NaN }],
    ['a single one that is met', [5], [5], { mae: 0, rmse: 0, r2: NaN }],
  ])('[RM2] where all true numbers are the same: %s', (_name, truth, predicted, expected) => {
    expect(errorsOf(truth, predicted)).toEqual(expected);
  });

  test.each([
    [
      [
        [0.5, 1],
        [-1, 1],
        [7, -6],
      ],
      [
        [0, 2],
        [-1, 2],
        [8, -5],
      ],
      [0.75, 0.8227486121839513, 0.9368005266622779],
    ],
    [
      [
        [1, 2],
        [1, 4],
      ],
      [
        [1, 2],
        [1, 2],
      ],
      [0.5, Math.SQRT1_2, 0],
    ],
  ])('[RM3] several for each example: %j and %j', (truth, predicted, [mae, rmse, r2]) => {
    const expected = {
      mae: expect.closeTo(Number(mae), 14) as number,
      rmse: expect.closeTo(Number(rmse), 14) as number,
      r2: expect.closeTo(Number(r2), 14) as number,
    };
    expect(errorsOf(truth, predicted)).toEqual(expected);
    expect(errorsOf(ndArray(Float64Array.from(truth.flat()), [truth.length, 2]), predicted)).toEqual(expected);
  });
});

describe('what it writes', () => {
  test('[RM1] of each stream, over the examples of all batches, under the prefix and in this order', () => {
    const hook = new RegressionMetrics({ ...NAMES, varPrefix: 'price_' });
    hook.afterBatch({ streamName: 'train', batchData: { t: [1, 2, 3], p: [1, 2, 3] } });
    hook.afterBatch({ streamName: 'valid', batchData: { t: [0, 2], p: Float32Array.of(1, 1) } });
    hook.afterBatch({ streamName: 'train', batchData: { t: ndArray(Float32Array.of(6), [1, 1]), p: [2] } });
    const epochData = epochDataFor('train', 'valid');
    hook.afterEpoch({ epochId: 1, epochData });
    expect(epochData).toEqual({
      train: { price_mae: 1, price_rmse: 2, price_r2: 1 - 16 / 14 },
      valid: { price_mae: 1, price_rmse: 1, price_r2: 0 },
    });
    expect(Object.keys(epochData['train'] ?? {})).toEqual(['price_mae', 'price_rmse', 'price_r2']);
  });

  test('[RM1] in 64 bits, and as far from zero as can be', () => {
    const truth = Float32Array.of(16_777_216, 16_777_218);
    expect(errorsOf(truth, Float32Array.of(16_777_218, 16_777_216))).toEqual({ mae: 2, rmse: 2, r2: -3 });
  });

  test('[RM1] the description says what it reads and writes', () => {
    const { keys } = HOOK_DESCRIPTIONS.find(({ name }) => name === 'RegressionMetrics') ?? {};
    expect(keys?.({ ...NAMES, varPrefix: 'a_' })).toEqual({
      reads: { batch: ['p', 't'] },
      writes: { epoch: ['a_mae', 'a_rmse', 'a_r2'] },
    });
  });

  test('[RM1] in a loop, each epoch by itself', async () => {
    const maes: unknown[] = [];
    const reader = new RecordingHook([], 'reader', {
      afterEpoch: (event) => {
        const { epochData } = event as { epochData: Record<string, Record<string, unknown>> };
        maes.push([epochData['train']?.['mae'], epochData['valid']?.['mae']]);
      },
    });
    const { loop } = createTestLoop({
      dataset: {
        streams: {
          train: (pass) => [
            { x: [pass, pass], t: [0, 2] },
            { x: [0], t: [3] },
          ],
          valid: () => [{ x: [1], t: [3] }],
        },
      },
      onUnusedSources: 'ignore',
      hooks: [new RegressionMetrics({ predictedVariable: 'x', gtVariable: 't' }), reader],
    });
    await loop.runTraining();
    expect(maes).toEqual([
      [5 / 3, 2],
      [5 / 3, 2],
    ]);
  });

  test('[RM4] NaN spreads', () => {
    const nothing = { mae: NaN, rmse: NaN, r2: NaN };
    expect(errorsOf([1, 2], [1, NaN])).toEqual(nothing);
    expect(errorsOf([1, NaN], [1, 1])).toEqual(nothing);
    expect(errorsOf([1, 1], [1, NaN])).toEqual(nothing);
  });

  test('[RM4] a stream without data has NaN', () => {
    expect(trainDataAfter(new RegressionMetrics(), [])).toEqual({ mae: NaN, rmse: NaN, r2: NaN });
  });

  test('[RM4] a restored run goes on with its epoch, a second one forgets', () => {
    const hook = new RegressionMetrics(NAMES);
    hook.afterBatch({ streamName: 'train', batchData: { t: [0], p: [3] } });
    const state = structuredClone(hook.captureState());
    hook.beforeTraining();
    expect(trainDataAfter(hook, [{ t: [0], p: [1] }])['mae']).toBe(1);
    const restored = new RegressionMetrics(NAMES);
    restored.restoreState(state);
    restored.beforeTraining();
    expect(trainDataAfter(restored, [{ t: [0], p: [1] }])['mae']).toBe(2);
  });
});

describe('what is refused', () => {
  test('[RM5] different numbers of examples', () => {
    expect(() => errorsOf([1, 2], [1])).toThrow(
      new Error(
        "RegressionMetrics: the variables of stream 'train' must have equally many examples, but 'p' has 1, 't' has 2.",
      ),
    );
  });

  test.each([
    [[[1, 2]], [1], '1 and 2 came'],
    [[[1], [2, 3]], [[1], [2, 3]], 'some have more than others'],
  ])('[RM5] examples of different shape, %j and %j', (truth, predicted, problem) => {
    expect(() => errorsOf(truth, predicted)).toThrow(
      new RegExp(
        `^RegressionMetrics: 'p' and 't' of stream 'train': equally many numbers were expected for each example, but ${problem}\\.$`,
      ),
    );
  });

  test('[RM5] a name that is there already', () => {
    const epochData = { train: { rmse: 3 } };
    const hook = new RegressionMetrics(NAMES);
    hook.afterBatch({ streamName: 'train', batchData: { t: [1], p: [1] } });
    expect(() => {
      hook.afterEpoch({ epochId: 1, epochData });
    }).toThrow("RegressionMetrics: the epoch data of stream 'train' has a variable 'rmse' already.");
    expect(epochData).toEqual({ train: { mae: 0, rmse: 3 } });
  });

  test('[RM5] texts', () => {
    expect(() => errorsOf([1], ['1'])).toThrow(
      new TypeError(
        "RegressionMetrics: variable 'p': a list of numbers was expected, one for each example, but the text '1' came.",
      ),
    );
  });
});

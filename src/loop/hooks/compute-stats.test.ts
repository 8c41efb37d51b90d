import { describe, expect, test } from 'vitest';
import { nameMap, ndArray } from '../batch.ts';
import { SILENT_CONTEXT } from '../hook-context.ts';
import type { BatchData, EpochData } from '../hook.ts';
import { epochDataFor } from '../testing/epoch-data.ts';
import { RecordingHook } from '../testing/recording-hook.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { createHook } from './catalog.ts';
import type { StatisticsRequest } from '../option.ts';
import { ComputeStats } from './compute-stats.ts';

const ALL = ['mean', 'sum', 'min', 'max', 'std', 'median', 'nanmean', 'nancount', 'nanfraction'];

function batchDataOf(entries: readonly (readonly [string, unknown])[]): BatchData {
  const batchData: BatchData = nameMap();
  for (const [name, column] of entries) batchData[name] = column;
  return batchData;
}

/** What the hook makes of `v` when these columns come, one for each batch. */
function statsOf(aggregations: readonly string[], columns: readonly unknown[]): unknown {
  const hook = new ComputeStats({ variables: [{ v: aggregations }] });
  for (const v of columns) hook.afterBatch({ streamName: 'train', batchData: { v } });
  const epochData = epochDataFor('train');
  hook.afterEpoch({ epochId: 1, epochData });
  return epochData['train']?.['v'];
}

/** The epoch data of each epoch of a training with this hook. */
async function trainWith(variables: readonly StatisticsRequest[], epochsCount: number): Promise<EpochData[]> {
  const epochs: EpochData[] = [];
  const reader = new RecordingHook([], 'reader', {
    afterEpoch: (event) => {
      epochs.push((event as { epochData: EpochData }).epochData);
    },
  });
  await createTestLoop({ epochsCount, hooks: [new ComputeStats({ variables }), reader] }).loop.runTraining();
  return epochs;
}

describe('what it writes', () => {
  test('[CS1] for each stream of the epoch a mapping from aggregation to value, in the order asked for', () => {
    const hook = new ComputeStats({ variables: ['loss', { score: ['max', 'mean', 'min'] }] });
    hook.afterBatch({ streamName: 'train', batchData: { loss: [1, 2], score: [5, 7] } });
    hook.afterBatch({ streamName: 'valid', batchData: { loss: [10], score: [-1] } });
    const epochData = epochDataFor('train', 'valid');
    hook.afterEpoch({ epochId: 1, epochData });
    expect(epochData).toEqual({
      train: { loss: { mean: 1.5 }, score: { max: 7, mean: 6, min: 5 } },
      valid: { loss: { mean: 10 }, score: { max: -1, mean: -1, min: -1 } },
    });
    expect(Object.keys(epochData['train']?.['score'] as object)).toEqual(['max', 'mean', 'min']);
  });

  test('[CS1] without options the means of loss and accuracy', () => {
    const hook = new ComputeStats();
    hook.afterBatch({ streamName: 'train', batchData: { loss: [1, 3], accuracy: [true, false], x: ['text', null] } });
    const epochData = epochDataFor('train');
    hook.afterEpoch({ epochId: 1, epochData });
    expect(epochData).toEqual({ train: { loss: { mean: 2 }, accuracy: { mean: 0.5 } } });
  });

  test('[CS1] it replaces what was there, and leaves other variables alone', () => {
    const hook = new ComputeStats({ variables: ['loss'] });
    hook.afterBatch({ streamName: 'train', batchData: { loss: [4] } });
    const epochData = { train: { loss: { mean: 1, std: 2 }, other: 3 } };
    hook.afterEpoch({ epochId: 1, epochData });
    expect(epochData).toEqual({ train: { loss: { mean: 4 }, other: 3 } });
  });

  test('[CS1] only streams of the epoch are written', () => {
    const hook = new ComputeStats({ variables: ['loss'] });
    hook.afterBatch({ streamName: 'train', batchData: { loss: [1] } });
    hook.afterBatch({ streamName: 'aside', batchData: { loss: [2] } });
    const epochData = epochDataFor('train');
    hook.afterEpoch({ epochId: 1, epochData });
    expect(epochData).toEqual({ train: { loss: { mean: 1 } } });
  });

  test('[CS1] a variable asked for twice has the aggregations of the later request', () => {
    const hook = new ComputeStats({ variables: ['v', { v: ['sum', 'sum', 'max'] }] });
    hook.afterBatch({ streamName: 'train', batchData: { v: [1, 2] } });
    const epochData = epochDataFor('train');
    hook.afterEpoch({ epochId: 1, epochData });
    expect(epochData).toEqual({ train: { v: { sum: 3, max: 2 } } });
  });

  test.each(['0', '10', '__proto__', 'constructor', 'toString', 'a b'])(
    '[CS1] streams and variables may be called %j',
    (name) => {
      const hook = new ComputeStats({ variables: [name, Object.fromEntries([[`${name}_more`, ['sum']]])] });
      hook.afterBatch({
        streamName: name,
        batchData: batchDataOf([
          [name, [1, 2]],
          [`${name}_more`, [3, 4]],
        ]),
      });
      const epochData = epochDataFor(name);
      hook.afterEpoch({ epochId: 1, epochData });
      expect(Object.entries(epochData[name] ?? {})).toEqual([
        [name, { mean: 1.5 }],
        [`${name}_more`, { sum: 7 }],
      ]);
    },
  );

  test('[CS1] a request may name __proto__ with aggregations', () => {
    const hook = new ComputeStats({ variables: [JSON.parse('{ "__proto__": ["sum"] }') as StatisticsRequest] });
    hook.afterBatch({ streamName: 'train', batchData: batchDataOf([['__proto__', [1, 2]]]) });
    const epochData = epochDataFor('train');
    hook.afterEpoch({ epochId: 1, epochData });
    expect(Object.entries(epochData['train'] ?? {})).toEqual([['__proto__', { sum: 3 }]]);
  });

  test('[CS1, CS8] in a loop: sources and outputs of train and extra streams, epoch 0 included', async () => {
    const epochs = await trainWith([{ x: ['mean', 'sum'] }], 2);
    expect(epochs).toEqual([
      { train: { x: { mean: 0.5, sum: 2 } }, valid: { x: { mean: 0, sum: 0 } } },
      { train: { x: { mean: 100.5, sum: 402 } }, valid: { x: { mean: 100, sum: 200 } } },
      { train: { x: { mean: 200.5, sum: 802 } }, valid: { x: { mean: 200, sum: 400 } } },
    ]);
    expect(await trainWith([{ loss: ['min', 'max'] }], 1)).toMatchObject([
      { train: { loss: { min: 1, max: 1.11 } }, valid: { loss: { min: 1, max: 1.01 } } },
      {},
    ]);
  });
});

describe('over what', () => {
  test('[CS2] over examples, not over means of batches', () => {
    expect(statsOf(['mean', 'median'], [[0, 0, 0], [4]])).toEqual({ mean: 1, median: 0 });
  });

  test.each([
    ['a list', [1, 2, 3, 6]],
    [
      'lists in a list',
      [
        [1, 2],
        [[3], 6],
      ],
    ],
    ['truth values', [[true, true, true, true, false], 8]],
    ['a typed array', Float32Array.of(1, 2, 3, 6)],
    ['a typed array of whole numbers', Uint8Array.of(1, 2, 3, 6)],
    ['typed arrays in a list', [Int32Array.of(1, 2), Float64Array.of(3, 6)]],
    ['an NdArray', ndArray(Float32Array.of(1, 2, 3, 6), [2, 2])],
    ['an NdArray of three dimensions', ndArray(Int32Array.of(1, 2, 3, 6), [1, 2, 2])],
    ['NdArrays in a list', [ndArray(Float32Array.of(1, 2), [2]), ndArray(Float32Array.of(3, 6), [1, 2])]],
    ['anything with a length', { length: 2, 0: 1, 1: { length: 3, 0: 2, 1: 3, 2: 6 } }],
  ])('[CS2] over all elements of %s', (_name, column) => {
    expect(statsOf(['sum'], [column])).toEqual({ sum: 12 });
  });

  test('[CS2] columns of different kinds add up', () => {
    const columns = [[1], Float32Array.of(2, 3), ndArray(Uint8Array.of(4, 5), [1, 2]), []];
    expect(statsOf(['mean', 'sum'], columns)).toEqual({ mean: 3, sum: 15 });
  });

  test('[CS2] in 64 bits, where 32 lose digits', () => {
    expect(statsOf(['sum', 'mean'], [Float32Array.of(16_777_216, 1), Float32Array.of(1, 2)])).toEqual({
      sum: 16_777_220,
      mean: 4_194_305,
    });
    expect(statsOf(['std', 'min'], [[1_000_000_001, 1_000_000_003]])).toEqual({ std: 1, min: 1_000_000_001 });
    expect(statsOf(['max'], [[0.1]])).toEqual({ max: 0.1 });
  });

  test('[CS2] over more examples than fit at first, and a later change of a column does nothing', () => {
    const column = Float32Array.from({ length: 50 }, (_, index) => index);
    const hook = new ComputeStats({ variables: [{ v: ['sum', 'max'] }] });
    for (let batch = 0; batch < 20; batch += 1) hook.afterBatch({ streamName: 'train', batchData: { v: column } });
    column.fill(1000);
    const epochData = epochDataFor('train');
    hook.afterEpoch({ epochId: 1, epochData });
    expect(epochData).toEqual({ train: { v: { sum: 20 * 1225, max: 49 } } });
  });
});

describe('aggregations', () => {
  test('[CS3] all of them', () => {
    expect(statsOf(ALL, [[2, 4, 4, 4], [5, 5, 7, 9], [-4]])).toEqual({
      mean: 4,
      sum: 36,
      min: -4,
      max: 9,
      std: Math.sqrt(104 / 9),
      median: 4,
      nanmean: 4,
      nancount: 0,
      nanfraction: 0,
    });
  });

  test('[CS3] std is of the population', () => {
    expect(statsOf(['std'], [[2, 4, 4, 4, 5, 5, 7, 9]])).toEqual({ std: 2 });
    expect(statsOf(['std'], [[3]])).toEqual({ std: 0 });
  });

  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 1, 100], 9.5],
    [[-1, -10], -5.5],
    [[7], 7],
  ])('[CS3] the median of %j is %d', (values, median) => {
    expect(statsOf(['median'], [values])).toEqual({ median });
  });

  test.each([[[NaN, 1, 3, 5]], [[1, NaN, 3, 5]], [[1, 3, 5, NaN]]])(
    '[CS3] NaN in %j spreads through all but the last three',
    (values) => {
      expect(statsOf(ALL, [values])).toEqual({
        mean: NaN,
        sum: NaN,
        min: NaN,
        max: NaN,
        std: NaN,
        median: NaN,
        nanmean: 3,
        nancount: 1,
        nanfraction: 0.25,
      });
    },
  );

  test('[CS3] nothing but NaN has no mean', () => {
    expect(statsOf(['nanmean', 'nancount', 'nanfraction'], [[NaN, NaN]])).toEqual({
      nanmean: NaN,
      nancount: 2,
      nanfraction: 1,
    });
  });

  test('[CS3] infinity is a number like any other', () => {
    expect(statsOf(['mean', 'max', 'min', 'median', 'nancount'], [[1, Infinity, 2]])).toEqual({
      mean: Infinity,
      max: Infinity,
      min: 1,
      median: 2,
      nancount: 0,
    });
  });

  test('[CS4] nanfraction is of elements, not of examples', () => {
    expect(statsOf(['nanfraction', 'nancount'], [[[NaN, NaN, NaN, 1]]])).toEqual({ nanfraction: 0.75, nancount: 3 });
    expect(statsOf(['nanfraction'], [ndArray(Float32Array.of(NaN, NaN, NaN, 0, 0, 0), [2, 3])])).toEqual({
      nanfraction: 0.5,
    });
  });

  test.each([
    ['no batch', []],
    ['an empty list', [[]]],
    ['empty typed arrays and NdArrays', [new Float32Array(0), ndArray(new Float32Array(0), [0, 3])]],
    ['examples without elements', [[[], []]]],
  ])('[CS5] of %s sum and nancount are 0, all others NaN', (_name, columns) => {
    expect(statsOf(ALL, columns)).toEqual({
      mean: NaN,
      sum: 0,
      min: NaN,
      max: NaN,
      std: NaN,
      median: NaN,
      nanmean: NaN,
      nancount: 0,
      nanfraction: NaN,
    });
  });

  test('[CS5] in a loop: a stream that gave no batch', async () => {
    const epochs: EpochData[] = [];
    const reader = new RecordingHook([], 'reader', {
      afterEpoch: (event) => {
        epochs.push((event as { epochData: EpochData }).epochData);
      },
    });
    const { loop } = createTestLoop({
      dataset: { streams: { train: () => [{ x: [1, 2] }], valid: () => [] } },
      onEmptyStream: 'ignore',
      skipZerothEpoch: true,
      hooks: [new ComputeStats({ variables: [{ x: ['sum', 'min'] }] }), reader],
    });
    await loop.runTraining();
    expect(epochs).toEqual([{ train: { x: { sum: 3, min: 1 } }, valid: { x: { sum: 0, min: NaN } } }]);
  });
});

describe('what is refused', () => {
  test.each(['average', 'Mean', '', 'q', 'q101', 'q-1', 'q5%', 'nanq50', 'toString', '__proto__', 'constructor'])(
    '[CS6] an unknown aggregation %j, when the hook is made',
    (aggregation) => {
      expect(() => new ComputeStats({ variables: [{ loss: ['mean', aggregation] }] })).toThrow(
        new TypeError(
          `ComputeStats: there is no aggregation ${aggregation} for variable 'loss'. There are: ${ALL.slice(0, 5).join(', ')}, var, median, nanmean, nansum, nanmin, nanmax, nanstd, nanvar, nanmedian, nancount, nanfraction, and quantiles from q0 to q100.`,
        ),
      );
    },
  );

  test.each([
    ["'mean'", 'mean'],
    ['null', null],
    ['3', 3],
    ['an object', { mean: true }],
  ])('[CS6] aggregations that are %s', (text, aggregations) => {
    expect(() => createHook('ComputeStats', { variables: ['x', { loss: aggregations }] }, SILENT_CONTEXT)).toThrow(
      new TypeError(`ComputeStats: the aggregations of 'loss' must be a list, but are ${text}.`),
    );
  });

  test('[CS6] an aggregation that is no name', () => {
    expect(() => createHook('ComputeStats', { variables: [{ loss: [3, null, 'mean'] }] }, SILENT_CONTEXT)).toThrow(
      "ComputeStats: there is no aggregation 3, null for variable 'loss'. There are: mean,",
    );
  });

  test.each([
    ["'loss'", 'loss'],
    ['null', null],
    ['an object', { loss: ['mean'] }],
    ['a list of 1', [3]],
    ['a list of 2', ['loss', '']],
  ])('[CS6] variables that are %s', (text, variables) => {
    expect(() => createHook('ComputeStats', { variables }, SILENT_CONTEXT)).toThrow(
      new TypeError(
        `ComputeStats: option variables must be a list of names, each alone or with its aggregations, but is ${text}.`,
      ),
    );
  });

  test.each(['los', 'toString', '__proto__', '0'])('[CS7] a variable %j that is missing', (variable) => {
    const hook = new ComputeStats({ variables: [variable] });
    expect(() => {
      hook.afterBatch({ streamName: 'valid', batchData: { x: [1], loss: [2] } });
    }).toThrow(new Error(`ComputeStats: stream 'valid' has no variable '${variable}'. It has: x, loss.`));
  });

  test.each([
    ['the number 3', 3],
    ["the text 'abc'", 'abc'],
    ["the text 'cat'", [1, 'cat']],
    ["the text '1'", [[1], ['1']]],
    ['null', null],
    ['null', [null]],
    ['a value of type boolean', true],
    ['a value of type undefined', undefined],
    ['a value of type undefined', [undefined]],
    ['a value of type object', { mean: 1 }],
    ['a value of type object', [new Date(0)]],
    ['a value of type bigint', BigInt64Array.of(1n)],
  ])('[CS7] a variable that holds %s', (text, loss) => {
    const hook = new ComputeStats({ variables: ['loss'] });
    expect(() => {
      hook.afterBatch({ streamName: 'train', batchData: { loss } });
    }).toThrow(
      new TypeError(
        `ComputeStats: variable 'loss': a list of numbers was expected, one for each example, but ${text} came.`,
      ),
    );
  });

  test('[CS7] in a loop it fails the run', async () => {
    const { loop, model } = createTestLoop({ hooks: [new ComputeStats({ variables: ['accuracy'] })] });
    await expect(loop.runTraining()).rejects.toThrow(
      new Error("ComputeStats: stream 'train' has no variable 'accuracy'. It has: x, loss."),
    );
    expect(model.calls).toEqual(['train 0 measure']);
  });
});

describe('from epoch to epoch', () => {
  test('[CS8] each epoch starts from nothing, with streams that come and go', () => {
    const hook = new ComputeStats({ variables: [{ v: ['sum', 'nancount'] }] });
    const batches: [string, number[]][][] = [
      [
        ['train', [1, NaN]],
        ['valid', [2, 2]],
      ],
      [['train', [10]]],
      [['valid', [20]]],
    ];
    const epochs = batches.map((epoch, index) => {
      for (const [streamName, v] of epoch) hook.afterBatch({ streamName, batchData: { v } });
      const epochData = epochDataFor('train', 'valid');
      hook.afterEpoch({ epochId: index, epochData });
      return epochData;
    });
    expect(epochs).toEqual([
      { train: { v: { sum: NaN, nancount: 1 } }, valid: { v: { sum: 4, nancount: 0 } } },
      { train: { v: { sum: 10, nancount: 0 } }, valid: { v: { sum: 0, nancount: 0 } } },
      { train: { v: { sum: 0, nancount: 0 } }, valid: { v: { sum: 20, nancount: 0 } } },
    ]);
  });

  test('[CS8] what an earlier epoch was told does not change', () => {
    const hook = new ComputeStats({ variables: ['v'] });
    hook.afterBatch({ streamName: 'train', batchData: { v: [1] } });
    const first = epochDataFor('train');
    hook.afterEpoch({ epochId: 1, epochData: first });
    hook.afterBatch({ streamName: 'train', batchData: { v: [9] } });
    hook.afterEpoch({ epochId: 2, epochData: epochDataFor('train') });
    expect(first).toEqual({ train: { v: { mean: 1 } } });
  });
});

import { memoryUsage } from 'node:process';
import { describe, expect, test } from 'vitest';
import { ndArray } from '../batch.ts';
import { epochDataFor, trainDataAfter } from '../testing/epoch-data.ts';
import { ComputeStats } from './compute-stats.ts';

const NAN_FORMS = ['nanmean', 'nansum', 'nanmin', 'nanmax', 'nanstd', 'nanvar', 'nanmedian'];
const PLAIN_FORMS = NAN_FORMS.map((name) => name.slice('nan'.length));

/** What ComputeStats makes of these columns, one for each batch. */
function statsOf(aggregations: readonly string[], columns: readonly unknown[]): unknown {
  const hook = new ComputeStats({ variables: [{ v: aggregations }] });
  return trainDataAfter(
    hook,
    columns.map((v) => ({ v })),
  )['v'];
}

describe('nan-forms', () => {
  test('[CS3] skip NaN, the plain forms do not', () => {
    expect(statsOf([...NAN_FORMS, 'nancount'], [[1, NaN], [4], [2, 8, NaN]])).toEqual({
      nanmean: 3.75,
      nansum: 15,
      nanmin: 1,
      nanmax: 8,
      nanstd: Math.sqrt(7.1875),
      nanvar: 7.1875,
      nanmedian: 3,
      nancount: 2,
    });
    expect(statsOf(PLAIN_FORMS, [[1, NaN]])).toEqual(Object.fromEntries(PLAIN_FORMS.map((name) => [name, NaN])));
  });

  test('[CS3] are the plain ones where no number is NaN', () => {
    const column = [-3, 0.25, 17, 2];
    const values = (names: string[]) => Object.values(statsOf(names, [column]) as Record<string, number>);
    expect(values(NAN_FORMS)).toEqual(values(PLAIN_FORMS));
    expect(values(PLAIN_FORMS)).not.toContain(NaN);
  });

  test('[CS3] var is of the population', () => {
    expect(statsOf(['var', 'std'], [[2, 4, 4, 4, 5, 5, 7, 9]])).toEqual({ var: 4, std: 2 });
    expect(statsOf(['var'], [[3]])).toEqual({ var: 0 });
  });

  test.each([
    ['no batch', []],
    ['nothing but NaN', [[NaN, NaN]]],
  ])('[CS5] of %s nansum is 0, all others NaN', (_name, columns) => {
    expect(statsOf(NAN_FORMS, columns)).toEqual({
      ...Object.fromEntries(NAN_FORMS.map((name) => [name, NaN])),
      nansum: 0,
    });
  });
});

describe('quantiles', () => {
  // Expected by numpy.percentile, NumPy 2.4.
  test.each<[number[], Record<string, number>]>([
    [
      [3, 1, 2, 10],
      { q0: 1, q5: 1.15, 'q2.5': 1.075, q25: 1.75, q50: 2.5, q75: 4.75, q95: 8.949999999999998, q100: 10 },
    ],
    [[7], { q0: 7, q33: 7, q100: 7 }],
    [[0.1, 0.7, 0.3, 0.9, 1.1, -5], { q10: -2.4499999999999997, q25: 0.15, q90: 1, q99: 1.09 }],
    [[-1, -10, 3, 3, 8, 1e9], { q1: -9.55, q37: 2.4000000000000004, 'q62.5': 3.625, 'q99.9': 995000000.040001 }],
  ])('[CS9] of %j as NumPy has them', (column, expected) => {
    expect(statsOf(Object.keys(expected), [column])).toEqual(expected);
  });

  test('[CS9] with infinity, where it is not between', () => {
    expect(statsOf(['q0', 'q50', 'q75', 'q100'], [[Infinity, 1, Infinity, 2, 0]])).toEqual({
      q0: 0,
      q50: 2,
      q75: Infinity,
      q100: Infinity,
    });
  });

  test.each([
    ['NaN among them', [[1, NaN, 2]]],
    ['no data', []],
  ])('[CS9] are NaN with %s', (_name, columns) => {
    expect(statsOf(['q0', 'q50', 'q100'], columns)).toEqual({ q0: NaN, q50: NaN, q100: NaN });
  });

  test('[CS9] sorting for them changes no other aggregation', () => {
    const names = ['q50', 'std', 'sum', 'median', 'max'];
    expect(statsOf(names, [[5, 1, 3]])).toEqual({ q50: 3, std: Math.sqrt(8 / 3), sum: 9, median: 3, max: 5 });
  });
});

describe('memory', () => {
  const EXAMPLES = 1_000_000;
  const BATCH = 1000;

  test.each([
    ['32-bit', new Float32Array(BATCH)],
    ['64-bit', new Float64Array(BATCH)],
    ['8-bit', new Uint8Array(BATCH)],
  ])('[CS10] of a million %s numbers stays under 3 times theirs', (_name, column) => {
    const hook = new ComputeStats({ variables: [{ v: ['mean', 'sum', 'min', 'max', 'std', 'median', 'q95'] }] });
    const raw = EXAMPLES * column.BYTES_PER_ELEMENT;
    for (let row = 0; row < BATCH; row += 1) column[row] = row % 100;
    const before = memoryUsage().arrayBuffers;
    for (let batch = 0; batch < EXAMPLES / BATCH; batch += 1)
      hook.afterBatch({ streamName: 'train', batchData: { v: column } });
    const collected = memoryUsage().arrayBuffers - before;
    const epochData = epochDataFor('train');
    hook.afterEpoch({ epochId: 1, epochData });
    // What was made and given up in between is counted as well, as long as nobody swept it up.
    expect(memoryUsage().arrayBuffers - before).toBeLessThan(3 * raw);
    expect(collected).toBeLessThan(1.2 * raw);
    expect(epochData['train']?.['v']).toMatchObject({
      mean: 49.5,
      sum: 49.5 * EXAMPLES,
      min: 0,
      max: 99,
      q95: 94.04999999993015,
    });
  });

  test('[CS10] numbers of different kinds are kept exactly', () => {
    const columns = [Uint8Array.of(255), Float32Array.of(0.5), [0.1], Int32Array.of(-7), Uint8Array.of(1)];
    expect(statsOf(['sum', 'min', 'max', 'median'], columns)).toEqual({
      sum: 255 + 0.5 + 0.1 - 7 + 1,
      min: -7,
      max: 255,
      median: 0.5,
    });
  });

  test('[CS10] the kind of one epoch is not that of the next', () => {
    const hook = new ComputeStats({ variables: [{ v: ['sum', 'median'] }] });
    const epochs = [[Uint8Array.of(1, 2, 6)], [[0.25, 1e9, 0.5]], [Float32Array.of(0.5), Uint8Array.of(3)], []].map(
      (columns) =>
        trainDataAfter(
          hook,
          columns.map((v) => ({ v })),
        )['v'],
    );
    expect(epochs).toEqual([
      { sum: 9, median: 2 },
      { sum: 1_000_000_000.75, median: 0.5 },
      { sum: 3.5, median: 1.75 },
      { sum: 0, median: NaN },
    ]);
  });

  test('[CS10] columns longer than a piece, and captured in the middle', () => {
    const long = Float32Array.from({ length: 200_001 }, (_, index) => index);
    const first = new ComputeStats({ variables: [{ v: ['sum', 'median', 'max'] }] });
    first.afterBatch({ streamName: 'train', batchData: { v: ndArray(long, [200_001, 1]) } });
    const second = new ComputeStats({ variables: [{ v: ['sum', 'median', 'max'] }] });
    second.restoreState(structuredClone(first.captureState()));
    second.beforeTraining();
    expect(trainDataAfter(second, [{ v: [1e12] }])['v']).toEqual({
      sum: 1e12 + 20_000_100_000,
      median: 100_000.5,
      max: 1e12,
    });
  });
});

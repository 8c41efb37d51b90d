import { describe, expect, it } from 'vitest';
import type { BatchLosses } from '../../store/batch-losses.ts';
import { batchLossSeries, rangesOf } from './batch-loss-series.ts';

function losses(rows: readonly (readonly [epochId: number, streamIndex: number, loss: number])[]): BatchLosses {
  return {
    count: rows.length,
    epochId: Int32Array.from(rows, ([epochId]) => epochId),
    streamIndex: Uint8Array.from(rows, ([, streamIndex]) => streamIndex),
    batchIndex: Int32Array.from(rows.keys()),
    loss: Float32Array.from(rows, ([, , loss]) => loss),
  };
}

describe('batchLossSeries', () => {
  it('takes one stream over its newest epochs, with a border at each', () => {
    const series = batchLossSeries(
      losses([
        [1, 0, 9],
        [2, 0, 4],
        [2, 1, 7],
        [3, 0, 3],
        [3, 0, 2],
        [4, 0, 1],
      ]),
      0,
      3,
    );
    expect([...series.loss]).toEqual([4, 3, 2, 1]);
    expect([...series.index]).toEqual([0, 1, 2, 3]);
    expect(series.borders).toEqual([
      { at: 0, epochId: 2 },
      { at: 1, epochId: 3 },
      { at: 3, epochId: 4 },
    ]);
    expect(series.last).toEqual({ loss: 1, batchNumber: 6 });
  });

  it('is empty before the first batch', () => {
    expect(batchLossSeries(losses([]), 0, 3)).toMatchObject({ borders: [], last: null });
  });
});

describe('rangesOf', () => {
  it('loses no spike: the extremes of all stretches are those of the values', () => {
    const values = Float64Array.from({ length: 2999 }, (_, index) => Math.sin(index) * (index === 1234 ? 50 : 1));
    const ranges = rangesOf(values, 300);
    expect(ranges).toHaveLength(300);
    expect(Math.max(...ranges.map(({ largest }) => largest))).toBe(Math.max(...values));
    expect(Math.min(...ranges.map(({ smallest }) => smallest))).toBe(Math.min(...values));
  });

  it('marks the stretch with a value that is not a number and keeps the others apart from it', () => {
    const ranges = rangesOf(Float64Array.of(1, 2, NaN, 4), 2);
    expect(ranges).toEqual([
      { smallest: 1, largest: 2, hasGap: false },
      { smallest: 4, largest: 4, hasGap: true },
    ]);
  });
});

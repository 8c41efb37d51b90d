import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochSeries, thinSeries, type SeriesRow } from './epoch-series.ts';

const STREAMS = ['train', 'valid'];

function rowsOf(values: readonly (readonly [number, number])[]): readonly SeriesRow[] {
  return epochSeries(
    values.map(([train, valid], epochId) => ({
      epochId,
      variables: { train: { loss: train }, valid: { loss: valid } },
    })),
    'loss',
    STREAMS,
  );
}

const loss = fc.double({ min: -1e6, max: 1e6, noNaN: false });
const run = fc.array(fc.tuple(loss, loss), { minLength: 1, maxLength: 1500 });

describe('epochSeries', () => {
  it('has a gap where a value is not finite or missing', () => {
    const rows = epochSeries(
      [
        { epochId: 0, variables: { train: { loss: NaN } } },
        { epochId: 1, variables: { train: { loss: Infinity } } },
      ],
      'loss',
      STREAMS,
    );
    expect(rows.map(({ values }) => values)).toEqual([
      { train: null, valid: null },
      { train: null, valid: null },
    ]);
  });
});

describe('thinSeries', () => {
  it('never keeps more rows than the limit, and always the first and the last', () => {
    fc.assert(
      fc.property(run, (values) => {
        const rows = rowsOf(values);
        const thin = thinSeries(rows, STREAMS, 300);
        expect(thin.length).toBeLessThanOrEqual(300);
        expect(thin[0]).toBe(rows[0]);
        expect(thin.at(-1)).toBe(rows.at(-1));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the smallest and the largest value of every stream', () => {
    fc.assert(
      fc.property(run, (values) => {
        const rows = rowsOf(values);
        const thin = thinSeries(rows, STREAMS, 300);
        for (const stream of STREAMS) {
          const finite = (kept: readonly SeriesRow[]) => kept.flatMap((row) => row.values[stream] ?? []);
          expect(Math.min(...finite(thin))).toBe(Math.min(...finite(rows)));
          expect(Math.max(...finite(thin))).toBe(Math.max(...finite(rows)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps a single gap among thousands of values', () => {
    const values = Array.from({ length: 5000 }, (_, epoch) => [epoch === 2345 ? NaN : 1 / (epoch + 1), 1] as const);
    const thin = thinSeries(rowsOf(values), STREAMS);
    expect(thin.some(({ values: { train } }) => train === null)).toBe(true);
  });

  it('leaves a short run as it is', () => {
    const rows = rowsOf(Array.from({ length: 300 }, () => [1, 1] as const));
    expect(thinSeries(rows, STREAMS)).toBe(rows);
  });
});

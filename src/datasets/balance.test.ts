import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancedWeights, oversampled } from './balance.ts';
import { seededRandom } from './seeded-random.ts';

const CLASSES = Int32Array.of(0, 0, 0, 0, 0, 0, 1, 1, 2, -1);
const TRAIN = Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8);

describe('balancedWeights', () => {
  it('is rows / (classes x rows of the class), of the training rows', () => {
    expect(balancedWeights(CLASSES, TRAIN, 3)).toEqual([0.5, 1.5, 3]);
    expect(balancedWeights(CLASSES, TRAIN.subarray(0, 8), 3)).toEqual([8 / 12, 2, 1]); // class 2 has none
  });

  it('makes all classes count the same, and all rows together as many as there are', () => {
    const rows = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(rows, (list) => {
        const weights = balancedWeights(list, Int32Array.from(list.keys()), 4);
        const total = list.reduce((sum, index) => sum + (weights[index] ?? 0), 0);
        expect(total).toBeCloseTo(list.length, 9);
      }),
    );
  });
});

describe('oversampled', () => {
  const options = (seed: number) => ({ classCount: 3, random: seededRandom(seed) });

  it('repeats rows of rarer classes until each class has as many as the largest', () => {
    const rows = oversampled(CLASSES, TRAIN, options(1));
    const counts = [0, 1, 2].map((index) => [...rows].filter((row) => CLASSES[row] === index).length);
    expect(counts).toEqual([6, 6, 6]);
    expect([...new Set(rows)]).toEqual([...TRAIN]); // each of them, and no other
    expect([...rows]).toEqual([...rows.slice().sort()]);
  });

  it('repeats each row of a class equally often, but for one more of some that follow from the seed', () => {
    const classes = Int32Array.from({ length: 100 }, (_, row) => (row < 90 ? 0 : 1));
    const train = Int32Array.from(classes.keys());
    const times = (seed: number) => {
      const rows = oversampled(classes, train.subarray(0, 97), { classCount: 2, random: seededRandom(seed) });
      return Array.from({ length: 7 }, (_, index) => rows.filter((row) => row === 90 + index).length);
    };
    expect(times(1)).toEqual(times(1));
    expect(new Set(times(1))).toEqual(new Set([12, 13]));
    expect(JSON.stringify([2, 3, 4].map(times))).not.toBe(JSON.stringify([1, 1, 1].map(times)));
  });

  it('repeats no row more than a hundred times', () => {
    const classes = Int32Array.from({ length: 1000 }, (_, row) => (row === 0 ? 1 : 0));
    const rows = oversampled(classes, Int32Array.from(classes.keys()), { classCount: 2, random: seededRandom(1) });
    expect(rows.filter((row) => row === 0)).toHaveLength(100);
  });
});

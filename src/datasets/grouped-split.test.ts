import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupedSplit } from './grouped-split.ts';
import { seededRandom } from './seeded-random.ts';
import { PARTS } from './split.ts';

const USUAL = { valid: 15, test: 15 };

describe('groupedSplit', () => {
  const groups = fc.array(fc.integer({ min: -1, max: 12 }), { maxLength: 200 }).map((list) => Int32Array.from(list));

  it('puts no group into two parts, and every row with a group into one', () => {
    fc.assert(
      fc.property(groups, fc.nat(), (groupIndex, seed) => {
        const split = groupedSplit(groupIndex, seededRandom(seed), USUAL);
        const seen = PARTS.map((part) => new Set([...split[part]].map((row) => groupIndex[row])));
        const all = seen.flatMap((set) => [...set]);
        expect(new Set(all).size).toBe(all.length);
        expect(all).not.toContain(-1);
        const dealt = PARTS.flatMap((part) => [...split[part]]).sort((one, other) => one - other);
        expect(dealt).toEqual([...groupIndex.keys()].filter((row) => (groupIndex[row] ?? -1) >= 0));
        for (const part of PARTS) expect([...split[part]]).toEqual([...split[part].slice().sort()]);
      }),
    );
  });

  it('gives each part its share, to within the largest group', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 12, maxLength: 60 }),
        fc.nat(),
        (sizes, seed) => {
          const groupIndex = Int32Array.from(sizes.flatMap((size, group) => new Array<number>(size).fill(group)));
          const split = groupedSplit(groupIndex, seededRandom(seed), { valid: 20, test: 30 });
          const largest = Math.max(...sizes);
          const shares = { train: 0.5, valid: 0.2, test: 0.3 };
          for (const part of PARTS)
            expect(Math.abs(split[part].length - shares[part] * groupIndex.length)).toBeLessThanOrEqual(2 * largest);
        },
      ),
    );
  });

  it('leaves no part that has a share without a group, where there are three', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 8 }),
        fc.nat(),
        (sizes, seed) => {
          const groupIndex = Int32Array.from(sizes.flatMap((size, group) => new Array<number>(size).fill(group)));
          const split = groupedSplit(groupIndex, seededRandom(seed), USUAL);
          for (const part of PARTS) expect(split[part].length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('follows from the seed', () => {
    const groupIndex = Int32Array.from({ length: 100 }, (_, row) => row % 20);
    const first = groupedSplit(groupIndex, seededRandom(1), USUAL);
    expect(groupedSplit(groupIndex, seededRandom(1), USUAL)).toEqual(first);
    expect(groupedSplit(groupIndex, seededRandom(2), USUAL)).not.toEqual(first);
  });
});

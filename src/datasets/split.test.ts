import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from './seeded-random.ts';
import { PARTS, stratifiedSplit, type Part } from './split.ts';

const SHARES: Readonly<Record<Part, number>> = { train: 0.7, valid: 0.15, test: 0.15 };

function countOf(classIndex: Int32Array, rows: Int32Array, wanted: number): number {
  return rows.filter((row) => classIndex[row] === wanted).length;
}

describe('stratifiedSplit', () => {
  const classes = fc.array(fc.integer({ min: -1, max: 4 }), { maxLength: 300 }).map((list) => Int32Array.from(list));

  it('puts every row with a target into exactly one part, in ascending order', () => {
    fc.assert(
      fc.property(classes, fc.nat(), (classIndex, seed) => {
        const split = stratifiedSplit(classIndex, seededRandom(seed));
        const dealt = PARTS.flatMap((part) => [...split[part]]).sort((first, second) => first - second);
        const expected = Array.from(classIndex.keys()).filter((row) => (classIndex[row] ?? -1) >= 0);
        expect(dealt).toEqual(expected);
        for (const part of PARTS) expect([...split[part]]).toEqual([...split[part].slice().sort()]);
      }),
    );
  });

  it('gives each part its share of each class, rounded down or up, and of the whole to within two rows', () => {
    fc.assert(
      fc.property(classes, fc.nat(), (classIndex, seed) => {
        const split = stratifiedSplit(classIndex, seededRandom(seed));
        const total = classIndex.filter((index) => index >= 0).length;
        for (const part of PARTS) {
          for (let index = 0; index <= 4; index += 1) {
            const ideal = classIndex.filter((other) => other === index).length * SHARES[part];
            expect(Math.abs(countOf(classIndex, split[part], index) - ideal)).toBeLessThan(1);
          }
        }
        if (total > 100)
          for (const part of PARTS) expect(Math.abs(split[part].length - total * SHARES[part])).toBeLessThan(2);
      }),
    );
  });

  it('takes other shares, whole or not', () => {
    const split = (valid: number, test: number) =>
      stratifiedSplit(new Int32Array(1000), seededRandom(1), { valid, test });
    expect(PARTS.map((part) => split(20, 30)[part].length)).toEqual([500, 200, 300]);
    expect(PARTS.map((part) => split(12.5, 0)[part].length)).toEqual([875, 125, 0]);
    expect(PARTS.map((part) => split(50, 50)[part].length)).toEqual([0, 500, 500]);
    expect(() => split(70, 31)).toThrow(RangeError);
    expect(() => split(-1, 15)).toThrow(RangeError);
    expect(() => split(NaN, 15)).toThrow(RangeError);
  });

  it('gives train a row of every class', () => {
    const split = stratifiedSplit(Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7), seededRandom(1));
    expect(split.train.length).toBe(8);
  });

  it('is exact where the shares are whole', () => {
    const split = stratifiedSplit(new Int32Array(20), seededRandom(1));
    expect(PARTS.map((part) => split[part].length)).toEqual([14, 3, 3]);
  });

  it('follows from the seed', () => {
    const classIndex = Int32Array.from({ length: 100 }, (_, row) => row % 3);
    const first = stratifiedSplit(classIndex, seededRandom(1));
    expect(stratifiedSplit(classIndex, seededRandom(1))).toEqual(first);
    expect(stratifiedSplit(classIndex, seededRandom(2))).not.toEqual(first);
  });

  it('deals a class the same whatever the others are', () => {
    const few = Int32Array.from({ length: 40 }, () => 0);
    const more = Int32Array.from({ length: 60 }, (_, row) => (row < 40 ? 0 : 1));
    const ofFirst = (rows: Int32Array) => rows.filter((row) => row < 40);
    expect(ofFirst(stratifiedSplit(more, seededRandom(5)).test)).toEqual(stratifiedSplit(few, seededRandom(5)).test);
  });
});

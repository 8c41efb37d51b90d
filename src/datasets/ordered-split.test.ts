import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderedSplit } from './ordered-split.ts';
import { PARTS } from './split.ts';

const USUAL = { valid: 15, test: 15 };

describe('orderedSplit', () => {
  const place = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constant(NaN));
  const places = fc.array(place, { maxLength: 150 }).map((list) => Float64Array.from(list));

  it('has every row of a part later than all rows of the part before it', () => {
    fc.assert(
      fc.property(places, (placeOf) => {
        const split = orderedSplit(placeOf, USUAL);
        const at = (rows: Int32Array) => [...rows].map((row) => placeOf[row] ?? NaN);
        const [train, valid, test] = PARTS.map((part) => at(split[part]));
        for (const [earlier, later] of [
          [train, valid],
          [valid, test],
          [train, test],
        ] as const)
          for (const value of later ?? []) expect(value).toBeGreaterThan(Math.max(-Infinity, ...(earlier ?? [])));
      }),
    );
  });

  it('puts every row that has a place into one part, ascending', () => {
    fc.assert(
      fc.property(places, (placeOf) => {
        const split = orderedSplit(placeOf, USUAL);
        const dealt = PARTS.flatMap((part) => [...split[part]]).sort((one, other) => one - other);
        expect(dealt).toEqual([...placeOf.keys()].filter((row) => !Number.isNaN(placeOf[row])));
        for (const part of PARTS) expect([...split[part]]).toEqual([...split[part].slice().sort()]);
      }),
    );
  });

  it('keeps the shares exactly where no two rows have the same place, in whatever order they stand', () => {
    const count = 200;
    const placeOf = Float64Array.from({ length: count }, (_, row) => (row * 77) % count);
    const { train, valid, test } = orderedSplit(placeOf, { valid: 20, test: 10 });
    expect([train.length, valid.length, test.length]).toEqual([140, 40, 20]);
    expect([...test].every((row) => (placeOf[row] ?? 0) >= 180)).toBe(true);
  });

  it('leaves no part empty where there are three places', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(counts, (sizes) => {
        const split = orderedSplit(
          Float64Array.from(sizes.flatMap((size, year) => new Array<number>(size).fill(year))),
          USUAL,
        );
        for (const part of PARTS) expect(split[part].length).toBeGreaterThan(0);
      }),
    );
  });

  it('takes no rows for a part without a share', () => {
    const { train, valid, test } = orderedSplit(Float64Array.of(1, 2, 3, 4), { valid: 25, test: 0 });
    expect([[...train], [...valid], [...test]]).toEqual([[0, 1, 2], [3], []]);
  });
});

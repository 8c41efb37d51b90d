import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countDistinct } from './count-distinct.ts';

function expectCounted(values: readonly number[]): void {
  const present = values.filter((value) => !Number.isNaN(value));
  const range = { min: Math.min(...present), max: Math.max(...present) };
  const numbers = { length: values.length, at: (index: number) => values[index] ?? NaN };
  expect(countDistinct(numbers, range)).toBe(new Set(present).size);
}

/** So many that a grid is tried. */
const many = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: 1100, maxLength: 1300 });

describe('countDistinct', () => {
  it('counts as a Set does, on a grid or not', () => {
    const value = fc.oneof(
      fc.integer({ min: -700, max: 700 }).map((whole) => whole / 100),
      fc.integer({ min: -50, max: 50 }),
      fc.constantFrom(NaN, -0, 0, 0.1),
    );
    fc.assert(fc.property(many(value), expectCounted), { numRuns: 30 });
    fc.assert(fc.property(many(fc.oneof(value, fc.double({ noNaN: true }))), expectCounted), { numRuns: 30 });
  });

  it('counts what seems to be on a grid and is not, what is too wide for one, and nothing', () => {
    const rows = Array.from({ length: 5000 }, (_, row) => row);
    expectCounted(rows.map((row) => (row === 4999 ? 0.123456 : row / 1000)));
    expectCounted(rows.map((row) => row * 1e9));
    expectCounted(rows.map((row) => (row % 2 === 0 ? Infinity : row)));
    expectCounted(rows.map(() => NaN));
  });
});

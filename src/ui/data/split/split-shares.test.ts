import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { borderAfterKey, borderPlace, withBorderAt, type Border } from './split-shares.ts';

const usual = { valid: 15, test: 15 };

describe('moving a border of the split', () => {
  it('gives to one side what it takes from the other', () => {
    expect(withBorderAt(usual, 'trainValid', 60)).toEqual({ valid: 25, test: 15 });
    expect(withBorderAt(usual, 'validTest', 90)).toEqual({ valid: 20, test: 10 });
  });

  it('never leaves a part to learn from or to measure without rows', () => {
    const shares = fc
      .integer({ min: 1, max: 98 })
      .chain((valid) => fc.integer({ min: 0, max: 99 - valid }).map((test) => ({ valid, test })));
    fc.assert(
      fc.property(
        shares,
        fc.constantFrom<Border>('trainValid', 'validTest'),
        fc.integer({ min: -50, max: 150 }),
        (from, border, to) => {
          const { valid, test } = withBorderAt(from, border, to);
          expect(valid).toBeGreaterThanOrEqual(1);
          expect(test).toBeGreaterThanOrEqual(0);
          expect(100 - valid - test).toBeGreaterThanOrEqual(1);
        },
      ),
    );
  });

  it.each([
    ['ArrowRight', 71],
    ['ArrowLeft', 69],
    ['PageUp', 75],
    ['Home', 1],
    ['End', 84],
    ['a', null],
  ])('%s leads to %s', (key, to) => {
    expect(borderAfterKey(key, borderPlace(usual, 'trainValid'))).toBe(to);
  });
});

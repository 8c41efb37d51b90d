import { describe, expect, it } from 'vitest';
import { choicesOf } from './choices-of.ts';

const HEADER = ['day', 'note', 'rain', 'wind', 'weather'];
const DESCRIPTION = {
  path: 'days.csv',
  target: 'weather',
  features: ['day', 'wind'],
  split: { kind: 'ordered', column: 'day' },
} as const;

describe('choicesOf', () => {
  it('makes target and features of the columns that are named, and ignores the others', () => {
    const { columns, split, batchSize } = choicesOf(DESCRIPTION, HEADER, 32);
    expect(columns.map(({ role }) => role)).toEqual(['feature', 'ignore', 'ignore', 'feature', 'target']);
    expect(split).toEqual({ kind: 'ordered', column: 0 });
    expect(batchSize).toBe(32);
  });

  it.each([
    [{ kind: 'stratified' }, { kind: 'stratified' }],
    [{ kind: 'shuffled' }, { kind: 'shuffled' }],
    [
      { kind: 'grouped', column: 'note' },
      { kind: 'grouped', column: 1 },
    ],
    [
      { kind: 'ordered', column: null },
      { kind: 'ordered', column: null },
    ],
  ] as const)('finds the column of a split by its name: %j', (split, expected) => {
    expect(choicesOf({ ...DESCRIPTION, split }, HEADER).split).toEqual(expected);
  });

  it('says which column is not there', () => {
    expect(() => choicesOf({ ...DESCRIPTION, target: 'mood' }, HEADER)).toThrow(
      "There is no column 'mood'. There are: day, note, rain, wind, weather.",
    );
  });
});

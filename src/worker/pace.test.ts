import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

test('the time left is unknown until an epoch is done', () => {
  expect(new Pace(0, 10, () => 5).secondsLeft(3)).toBeNull();
});

test('the time left is what the epochs left will take at the present pace', () => {
  const pace = new Pace(0, 10, () => 4);
  pace.finishEpoch(2);
  expect(pace.secondsLeft(2)).toBe(8);
  for (let batch = 0; batch < 5; batch += 1) pace.countBatch();
  expect(pace.secondsLeft(3)).toBe(7);
});

test('an epoch that takes longer than usual does not count as more than what it has done', () => {
  const pace = new Pace(0, 10, () => 1);
  pace.finishEpoch(2);
  pace.countBatch();
  expect(pace.secondsLeft(100)).toBeCloseTo(1.8);
});

test('a run without an end of its own has no time left to tell', () => {
  const pace = new Pace(0, 10, () => null);
  pace.finishEpoch(2);
  expect(pace.secondsLeft(3)).toBeNull();
});

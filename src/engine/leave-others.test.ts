import { expect, test } from 'vitest';
import { reasonToLeaveOthers } from './leave-others.ts';

test.each([
  ['a short run', 5000, 300, '0.2 ms a step, 60 ms for this run: less than starting them would cost'],
  ['a run of half a second', 2000, 1000, '0.5 ms a step, 500 ms for this run: less than starting them would cost'],
  ['slow steps, but few', 10, 2, '100 ms a step, 200 ms for this run: less than starting them would cost'],
  ['many of the fastest steps', 80_000, 1e6, '0.013 ms a step: tf.js takes longer even for the smallest net'],
])('with %s no other backend can gain what its start costs', (_what, stepsPerSecond, stepCount, reason) => {
  expect(reasonToLeaveOthers({ stepsPerSecond, stepCount })).toBe(reason);
});

test.each([
  ['a longer run', 2000, 1001],
  ['many steps that are not the fastest', 19_000, 1e6],
  ['a run without an end', 2000, Infinity],
])('with %s the others are measured', (_what, stepsPerSecond, stepCount) => {
  expect(reasonToLeaveOthers({ stepsPerSecond, stepCount })).toBeNull();
});

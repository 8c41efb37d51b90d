import { expect, test } from 'vitest';
import { RunClock } from './run-clock.ts';

test('the clock stands still while the run is held', () => {
  let time = 10;
  const clock = new RunClock(() => time);
  expect(clock.now()).toBe(10);
  time = 12;
  clock.stop();
  time = 20;
  expect(clock.now()).toBe(12);
  clock.stop();
  clock.start();
  time = 21;
  expect(clock.now()).toBe(13);
  clock.start();
  expect(clock.now()).toBe(13);
});

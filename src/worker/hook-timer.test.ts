import { expect, test } from 'vitest';
import type { GatePoint } from '../loop/index.ts';
import { HookTimer } from './hook-timer.ts';

function point(change: Partial<GatePoint>): GatePoint {
  return {
    place: 'afterBatch',
    epochId: 1,
    streamName: 'train',
    isTraining: true,
    batchIndex: 0,
    hookIndex: -1,
    ...change,
  };
}

let now = 0;
const timerOf = (hookCount: number) => new HookTimer(hookCount, () => now);

/** Comes to a point and passes it at once, or after so many seconds of the gate's own. */
function pass(timer: HookTimer, at: GatePoint, times: { readonly seconds: number; readonly gate?: number }): void {
  timer.hear(at, times.seconds);
  now = times.seconds + (times.gate ?? 0);
  timer.hearPassed(at);
}

test("a hook's time runs from its own point to the next point", () => {
  const timer = timerOf(2);
  pass(timer, point({ place: 'runModel' }), { seconds: 0 });
  pass(timer, point({ hookIndex: 0 }), { seconds: 5 });
  pass(timer, point({ hookIndex: 1 }), { seconds: 6 });
  pass(timer, point({ place: 'nextBatch' }), { seconds: 9 });
  pass(timer, point({ place: 'afterEpoch', streamName: null, hookIndex: 1 }), { seconds: 10 });
  pass(timer, point({ place: 'checkEnd', streamName: null }), { seconds: 12 });
  expect([...timer.hookSeconds]).toEqual([1, 5]);
  expect(timer.streamSeconds.get('train')).toBe(4);
});

test("the gate's own turn, wait or hold is no hook's time, nor is what its other listeners take", () => {
  const timer = timerOf(2);
  pass(timer, point({ hookIndex: 0 }), { seconds: 0, gate: 10 });
  pass(timer, point({ hookIndex: 1 }), { seconds: 11, gate: 20 });
  pass(timer, point({ place: 'nextBatch' }), { seconds: 33, gate: 40 });
  pass(timer, point({ place: 'readBatch' }), { seconds: 74 });
  expect([...timer.hookSeconds]).toEqual([1, 2]);
  expect(timer.streamSeconds.get('train')).toBe(3);
});

test('each epoch is timed by itself', () => {
  const timer = timerOf(1);
  pass(timer, point({ hookIndex: 0 }), { seconds: 0 });
  pass(timer, point({ place: 'beginEpoch', streamName: null }), { seconds: 3 });
  expect([...timer.hookSeconds]).toEqual([0]);
  expect(timer.streamSeconds.size).toBe(0);
});

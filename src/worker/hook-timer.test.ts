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

test("a hook's time runs from its own point to the next point", () => {
  const timer = new HookTimer(2);
  timer.hear(point({ place: 'runModel' }), 0);
  timer.hear(point({ hookIndex: 0 }), 5);
  timer.hear(point({ hookIndex: 1 }), 6);
  timer.hear(point({ place: 'nextBatch' }), 9);
  timer.hear(point({ place: 'afterEpoch', streamName: null, hookIndex: 1 }), 10);
  timer.hear(point({ place: 'checkEnd', streamName: null }), 12);
  expect([...timer.hookSeconds]).toEqual([1, 5]);
  expect(timer.streamSeconds.get('train')).toBe(4);
});

test('each epoch is timed by itself', () => {
  const timer = new HookTimer(1);
  timer.hear(point({ hookIndex: 0 }), 0);
  timer.hear(point({ place: 'beginEpoch', streamName: null }), 3);
  expect([...timer.hookSeconds]).toEqual([0]);
  expect(timer.streamSeconds.size).toBe(0);
});

import { expect, test } from 'vitest';
import type { RunId, TrainingEvent } from '../protocol/messages.ts';
import { EventQueue } from './event-queue.ts';

function logged(message: string): TrainingEvent {
  return { type: 'logged', runId: 'run-1' as RunId, seconds: 0, level: 'info', message };
}

test('events of one frame are handed on together, in order, and none is lost', () => {
  const frames: (() => void)[] = [];
  const delivered: string[][] = [];
  const queue = new EventQueue(
    (callback) => frames.push(callback),
    (events) => delivered.push(events.map((event) => (event.type === 'logged' ? event.message : event.type))),
  );
  queue.push(logged('a'));
  queue.push(logged('b'));
  expect(frames).toHaveLength(1);
  frames.shift()?.();
  queue.push(logged('c'));
  expect(frames).toHaveLength(1);
  frames.shift()?.();
  expect(delivered).toEqual([['a', 'b'], ['c']]);
});

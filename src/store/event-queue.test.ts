import { expect, test } from 'vitest';
import type { RunId, TrainingEvent } from '../protocol/messages.ts';
import { EventQueue } from './event-queue.ts';

function logged(message: string): TrainingEvent {
  return { type: 'logged', runId: 'run-1' as RunId, seconds: 0, level: 'info', message };
}

/** A queue whose schedule is a list that the test works off. */
function open(isUrgent: (event: TrainingEvent) => boolean = () => true) {
  const scheduled: { readonly callback: () => void; readonly isUrgent: boolean }[] = [];
  const delivered: string[][] = [];
  const queue = new EventQueue({
    schedule: (callback, urgent) => scheduled.push({ callback, isUrgent: urgent }),
    deliver: (events) => delivered.push(events.map((event) => (event.type === 'logged' ? event.message : event.type))),
    isUrgent,
  });
  return { queue, scheduled, delivered };
}

test('events of one frame are handed on together, in order, and none is lost', () => {
  const { queue, scheduled, delivered } = open();
  queue.push(logged('a'));
  queue.push(logged('b'));
  expect(scheduled).toHaveLength(1);
  scheduled.shift()?.callback();
  queue.push(logged('c'));
  expect(scheduled).toHaveLength(1);
  scheduled.shift()?.callback();
  expect(delivered).toEqual([['a', 'b'], ['c']]);
});

test('an urgent event does not wait for the others, and takes along what came before it', () => {
  const { queue, scheduled, delivered } = open((event) => event.type === 'logged' && event.message === 'urgent');
  queue.push(logged('a'));
  queue.push(logged('urgent'));
  queue.push(logged('b'));
  expect(scheduled.map(({ isUrgent }) => isUrgent)).toEqual([false, true]);
  scheduled[1]?.callback();
  scheduled[0]?.callback();
  expect(delivered).toEqual([['a', 'urgent', 'b']]);
});

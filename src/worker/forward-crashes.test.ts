import { expect, test } from 'vitest';
import type { TrainingEvent } from '../protocol/messages.ts';
import { forwardCrashes } from './forward-crashes.ts';

/** What the page is told when this happens in the worker. */
function toldOf(type: string, fields: object): TrainingEvent[] {
  const scope = new EventTarget();
  const told: TrainingEvent[] = [];
  forwardCrashes(scope, (event) => told.push(event));
  scope.dispatchEvent(Object.assign(new Event(type), fields));
  return told;
}

test.each([
  {
    what: 'an error nobody caught',
    type: 'error',
    fields: { error: new RangeError('too long') },
    error: { name: 'RangeError', message: 'too long' },
  },
  {
    what: 'an error of which only the message is known',
    type: 'error',
    fields: { error: null, message: 'Script error.' },
    error: { name: 'Error', message: 'Script error.' },
  },
  {
    what: 'a promise nobody waited for',
    type: 'unhandledrejection',
    fields: { reason: new TypeError('not a number') },
    error: { name: 'TypeError', message: 'not a number' },
  },
  {
    what: 'a message that cannot be read',
    type: 'messageerror',
    fields: {},
    error: { name: 'Error', message: 'A message from the page could not be read.' },
  },
])('$what is told to the page as the end of the worker', ({ type, fields, error }) => {
  expect(toldOf(type, fields)).toEqual([
    { type: 'workerEnded', runId: null, cause: 'crash', error: expect.objectContaining(error) as unknown },
  ]);
});

test('a message that can be read is nothing of the kind', () => {
  expect(toldOf('message', { data: {} })).toEqual([]);
});

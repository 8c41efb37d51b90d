import { expect, test } from 'vitest';
import type { Command, RunId, TrainingEvent } from '../protocol/messages.ts';
import type { FromWorker } from '../protocol/worker-messages.ts';
import { FakeWorker } from './testing/fake-worker.ts';
import { TrainingClient } from './training-client.ts';

const RUN = 'run-1' as RunId;
const STOP: Command = { type: 'stop', runId: RUN };
const STOPPED: TrainingEvent = { type: 'abandoned', runId: RUN };

function open() {
  const workers: FakeWorker[] = [];
  const events: FromWorker[] = [];
  const client = new TrainingClient({
    createWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    siteUrl: 'http://site/',
    onEvent: (event) => events.push(event),
  });
  return { client, workers, events };
}

test('the worker is started by the first command and told where the site lies', () => {
  const { client, workers } = open();
  expect(workers).toHaveLength(0);
  client.send(STOP);
  client.send(STOP);
  expect(workers).toHaveLength(1);
  expect(workers[0]?.told).toEqual([{ type: 'open', siteUrl: 'http://site/' }, STOP, STOP]);
});

test('tell does not start a worker', () => {
  const { client, workers } = open();
  client.tell(STOP);
  expect(workers).toHaveLength(0);
});

test('terminate ends the worker, says so, and nothing it said later counts', () => {
  const { client, workers, events } = open();
  client.send(STOP);
  client.terminate();
  workers[0]?.say(STOPPED);
  expect(workers[0]?.isTerminated).toBe(true);
  expect(events).toEqual([{ type: 'workerEnded', runId: null, cause: 'secondStop', error: null }]);
  client.send(STOP);
  expect(workers).toHaveLength(2);
});

test('an error before the first word is a script that did not arrive, later it is a crash', () => {
  const { client, workers, events } = open();
  client.send(STOP);
  workers[0]?.fail('error');
  client.send(STOP);
  workers[1]?.say(STOPPED);
  workers[1]?.fail('error', 'boom');
  expect(events).toMatchObject([
    {
      type: 'workerEnded',
      cause: 'loadFailure',
      error: { message: expect.stringContaining('could not be loaded') as string },
    },
    STOPPED,
    { type: 'workerEnded', cause: 'crash', error: { message: 'boom' } },
  ]);
});

test('what the worker says of its own end, and a message that cannot be read, end it', () => {
  const { client, workers, events } = open();
  client.send(STOP);
  const error = { name: 'TypeError', message: 'lost', stack: null };
  workers[0]?.say({ type: 'workerEnded', runId: null, cause: 'crash', error });
  client.send(STOP);
  workers[1]?.fail('messageerror');
  expect(workers.every(({ isTerminated }) => isTerminated)).toBe(true);
  expect(events).toMatchObject([{ cause: 'crash', error }, { cause: 'crash' }]);
});

test('a worker that cannot be made is told as an event', () => {
  const events: FromWorker[] = [];
  const client = new TrainingClient({
    createWorker: () => {
      throw new TypeError('no workers here');
    },
    siteUrl: 'http://site/',
    onEvent: (event) => events.push(event),
  });
  client.send(STOP);
  expect(events).toMatchObject([{ cause: 'loadFailure', error: { message: 'no workers here' } }]);
});

test('leaving a run where no worker is left is answered at once', () => {
  const { client, workers, events } = open();
  client.abandon(RUN);
  expect(workers).toHaveLength(0);
  client.send(STOP);
  client.abandon(null);
  client.abandon(RUN);
  expect(workers[0]?.told.at(-1)).toEqual({ type: 'abandon', runId: RUN });
  expect(events).toEqual([
    { type: 'abandoned', runId: RUN },
    { type: 'abandoned', runId: null },
  ]);
});

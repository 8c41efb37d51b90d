import { expect, test } from 'vitest';
import type { RunId, TrainingEvent } from '../protocol/messages.ts';
import { Outbox } from './outbox.ts';

const runId = 'run-1' as RunId;
const logged: TrainingEvent = { type: 'logged', runId, seconds: 0, level: 'info', message: 'a' };
const epoch: TrainingEvent = { type: 'epochFinished', runId, epochId: 1, variables: {} };
const resumed: TrainingEvent = { type: 'resumed', runId };

test('what can wait goes out with the next event that cannot, in order, and nothing is lost', () => {
  const messages: (readonly TrainingEvent[])[] = [];
  const outbox = new Outbox((events) => messages.push(events));
  outbox.post(logged);
  outbox.post(epoch);
  expect(messages).toEqual([]);
  outbox.post(resumed);
  outbox.post(resumed);
  outbox.post(epoch);
  expect(messages).toEqual([[logged, epoch, resumed], [resumed]]);
});

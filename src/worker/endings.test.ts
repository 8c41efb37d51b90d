import { expect, test } from 'vitest';
import { DeviceLostError } from '../engine/errors.ts';
import { failedEvent } from './endings.ts';
import { RUN, shortConfig } from './testing/session-under-test.ts';

const ERROR = new Error('SaveBest: there is no accuracy.');

function adviceOf(failure: { hookName: string | null; canContinue?: boolean; error?: Error }) {
  const { hookName, canContinue = true, error = ERROR } = failure;
  const ending = { runId: RUN, config: shortConfig(), position: null, weightsDigest: null };
  return failedEvent({ ...ending, error, canContinue, hookName }).advice;
}

test('where a run with a failed hook cannot go on, the advice is to change it and train again', () => {
  expect(adviceOf({ hookName: 'SaveBest', canContinue: false })?.text).toBe(
    'Change or remove SaveBest in the set-up, then train again.',
  );
});

test.each(['ReportProgress', 'ReportMap'])("%s is the page's own: nobody is told to change it", (hookName) => {
  expect(adviceOf({ hookName })).toBeNull();
});

test('a card that is lost while a hook uses the model is still a lost card', () => {
  const error = new DeviceLostError('webgl', 'its context was lost');
  expect(adviceOf({ hookName: 'SaveBest', error })).toMatchObject({
    first: 'goOn',
    text: expect.stringContaining('WASM') as string,
  });
});

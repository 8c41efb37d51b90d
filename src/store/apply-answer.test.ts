import { expect, test } from 'vitest';
import type { GatePoint, RunId, TrainingEvent } from '../protocol/messages.ts';
import { withRequest } from './apply-answer.ts';
import { applyEvent } from './apply-event.ts';
import { initialState } from './initial-state.ts';
import type { LabState } from './lab-state.ts';

const RUN = 'run-1' as RunId;
const ERROR = { name: 'Error', message: 'No such stream.', stack: null };
const ARTIFACT = { name: 'a', mediaType: 'text/csv', revision: 1, content: '' };
const CHECKPOINT = { name: 'best', epochId: 4 };
const state: LabState = { ...initialState(), runId: RUN, status: { name: 'paused', reason: 'pause' } };

const ANSWERS: readonly (readonly [LabState['pendingRequests'][number], TrainingEvent])[] = [
  [
    'evaluate',
    {
      type: 'evaluated',
      runId: RUN,
      evaluation: { streamName: 'test', epochId: 4, hasLearnedSince: false, values: [] },
    },
  ],
  ['readArtifact', { type: 'artifactRead', runId: RUN, artifact: ARTIFACT }],
  ['restoreCheckpoint', { type: 'checkpointRestored', runId: RUN, checkpoint: CHECKPOINT }],
];

test.each(ANSWERS)('%s is pending until it is answered, well or not', (request, event) => {
  const asked = withRequest(state, request);
  expect(asked.pendingRequests).toEqual([request]);
  expect(applyEvent(asked, event).pendingRequests).toEqual([]);
  const refused = applyEvent(asked, { type: 'requestFailed', runId: RUN, request, error: ERROR });
  expect(refused).toMatchObject({ pendingRequests: [], requestError: { request, message: 'No such stream.' } });
  expect(withRequest(refused, request).requestError).toBeNull();
});

test('the answer to one request leaves what is pending and wrong with another', () => {
  const asked = withRequest(withRequest(state, 'evaluate'), 'readArtifact');
  const refused = applyEvent(asked, { type: 'requestFailed', runId: RUN, request: 'evaluate', error: ERROR });
  expect(refused.pendingRequests).toEqual(['readArtifact']);
  const [, [, read]] = ANSWERS as [unknown, (typeof ANSWERS)[number]];
  expect(applyEvent(refused, read).requestError?.request).toBe('evaluate');
});

test('the model is as in the checkpoint until it is told that it has learned, however the run goes on', () => {
  const restored = applyEvent(state, { type: 'checkpointRestored', runId: RUN, checkpoint: CHECKPOINT });
  const asKept = { restoredCheckpoint: CHECKPOINT, modelMoment: { epochId: 4, hasLearnedSince: false } };
  expect(restored).toMatchObject(asKept);
  const position = { place: 'nextBatch', epochId: 1 } as GatePoint;
  const stopping = applyEvent(applyEvent(restored, { type: 'resumed', runId: RUN }), {
    type: 'stopAsked',
    runId: RUN,
    position,
  });
  expect(stopping).toMatchObject(asKept);
  const moment = { epochId: 4, hasLearnedSince: true };
  expect(applyEvent(stopping, { type: 'modelMoved', runId: RUN, moment })).toMatchObject({
    restoredCheckpoint: CHECKPOINT,
    modelMoment: moment,
  });
});

test('what lay in the worker is gone with it, and nothing is waited for', () => {
  const artifacts = [{ name: 'a', mediaType: 'text/csv', epochId: null, size: 1, revision: 1 }];
  const read = applyEvent({ ...state, artifacts }, { type: 'artifactRead', runId: RUN, artifact: ARTIFACT });
  const restored = applyEvent(read, { type: 'checkpointRestored', runId: RUN, checkpoint: CHECKPOINT });
  const before = withRequest({ ...restored, checkpoints: [CHECKPOINT] }, 'evaluate');
  expect(applyEvent(before, { type: 'workerEnded', runId: null, cause: 'secondStop', error: null })).toMatchObject({
    artifacts: [],
    artifactContents: new Map(),
    checkpoints: [],
    restoredCheckpoint: null,
    modelMoment: null,
    pendingRequests: [],
  });
});

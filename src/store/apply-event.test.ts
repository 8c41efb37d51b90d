import { expect, test } from 'vitest';
import type { GatePoint, RunId, TrainingEvent } from '../protocol/messages.ts';
import { applyEvent } from './apply-event.ts';
import { initialState } from './initial-state.ts';
import type { LabState, RunStatus } from './lab-state.ts';

const RUN = 'run-1' as RunId;
const POINT: GatePoint = {
  place: 'nextBatch',
  epochId: 1,
  streamName: 'train',
  isTraining: true,
  batchIndex: 2,
  hookIndex: -1,
};
const ERROR = { name: 'Error', message: 'broken', stack: null };

function stateWith(change: Partial<LabState>): LabState {
  return { ...initialState(), runId: RUN, pendingCommand: 'start', ...change };
}

const DIGEST = '3f2a9c41d0e7';
const FINISHED: Extract<TrainingEvent, { type: 'finished' }> = {
  type: 'finished',
  runId: RUN,
  reason: 'Stopped',
  endedBy: 'stop',
  position: POINT,
  epochsDone: 1,
  advice: null,
  weightsDigest: DIGEST,
};
const FAILED: Extract<TrainingEvent, { type: 'failed' }> = {
  type: 'failed',
  runId: RUN,
  error: ERROR,
  position: POINT,
  advice: { text: 'Try again.', learningRate: null, first: 'goOn' },
  canContinue: false,
  weightsDigest: DIGEST,
};

const TRAINING: RunStatus = { name: 'training' };
const PAUSED: RunStatus = { name: 'paused', reason: 'pause' };
const STOPPING: RunStatus = { name: 'stopping', isHeld: false };

const MOVES: readonly (readonly [RunStatus, TrainingEvent, RunStatus])[] = [
  [
    { name: 'idle' },
    { type: 'preparationAdvanced', runId: RUN, message: 'reading the data' },
    { name: 'preparing', message: 'reading the data' },
  ],
  [TRAINING, { type: 'held', runId: RUN, reason: 'pause', position: POINT }, PAUSED],
  [TRAINING, { type: 'held', runId: RUN, reason: 'step', position: POINT }, { name: 'paused', reason: 'step' }],
  [PAUSED, { type: 'resumed', runId: RUN }, TRAINING],
  [TRAINING, { type: 'stopAsked', runId: RUN, position: POINT }, STOPPING],
  [PAUSED, { type: 'stopAsked', runId: RUN, position: POINT }, { name: 'stopping', isHeld: true }],
  [{ name: 'stopping', isHeld: true }, { type: 'resumed', runId: RUN }, STOPPING],
  [STOPPING, { type: 'held', runId: RUN, reason: 'pause', position: POINT }, { name: 'stopping', isHeld: true }],
  [STOPPING, FINISHED, { name: 'finished', reason: 'Stopped', endedBy: 'stop', advice: null }],
  [
    TRAINING,
    FAILED,
    {
      name: 'failed',
      error: ERROR,
      advice: { text: 'Try again.', learningRate: null, first: 'goOn' },
      canContinue: false,
    },
  ],
  [PAUSED, { type: 'abandoned', runId: RUN }, { name: 'idle' }],
];

const ENDED: readonly RunStatus[] = [
  { name: 'idle' },
  { name: 'finished', reason: 'All done', endedBy: 'epochsCount', advice: null },
  { name: 'failed', error: ERROR, advice: null, canContinue: true },
  { name: 'restarted', message: 'gone' },
];

test.each(ENDED)('an answer that comes after the end does not bring the run back: %o', (status) => {
  const state = stateWith({ status });
  for (const type of ['stopAsked', 'resumed', 'held'] as const)
    expect(applyEvent(state, { type, runId: RUN, position: POINT, reason: 'pause' } as TrainingEvent)).toBe(state);
});

test.each(MOVES)('from %o, %o leads to %o and answers the command', (before, event, after) => {
  const state = applyEvent(stateWith({ status: before }), event);
  expect(state.status).toEqual(after);
  expect(state.pendingCommand).toBeNull();
});

test.each(MOVES)('in state %o, a late event of another run (%o) changes nothing', (before, event) => {
  const state = stateWith({ status: before, runId: 'run-2' as RunId });
  expect(applyEvent(state, event)).toBe(state);
});

test.each([FINISHED, FAILED])('the digest of the weights comes with the end of a run ($type)', (event) => {
  expect(applyEvent(stateWith({ status: TRAINING }), event).weightsDigest).toBe(DIGEST);
});

test('a worker that was ended by a second stop is told as such, and the curves stay', () => {
  const epochs = [{ epochId: 0, variables: { train: { loss: 1 } } }];
  const state = applyEvent(stateWith({ status: STOPPING, epochs }), {
    type: 'workerEnded',
    runId: null,
    cause: 'secondStop',
    error: null,
  });
  expect(state.status).toMatchObject({ name: 'restarted', message: expect.stringContaining('kept') as string });
  expect(state.epochs).toBe(epochs);
});

test.each(['crash', 'loadFailure'] as const)('a %s fails the run with the error and what to do', (cause) => {
  const state = applyEvent(stateWith({ status: TRAINING }), { type: 'workerEnded', runId: null, cause, error: ERROR });
  expect(state.status).toMatchObject({ name: 'failed', error: ERROR, advice: { text: expect.any(String) as string } });
});

test('a row of an epoch that is measured again replaces the old one and those after it', () => {
  const row = (epochId: number, loss: number): TrainingEvent => ({
    type: 'epochFinished',
    runId: RUN,
    epochId,
    variables: { train: { loss } },
  });
  const events = [row(0, 3), row(1, 2), row(2, 1), row(1, 9)];
  const { epochs } = events.reduce(applyEvent, stateWith({}));
  expect(epochs.map(({ epochId, variables }) => [epochId, variables['train']?.['loss']])).toEqual([
    [0, 3],
    [1, 9],
  ]);
});

test('the log keeps its newest 2,000 lines, each with a number of its own', () => {
  let state = stateWith({});
  for (let index = 1; index <= 2500; index += 1)
    state = applyEvent(state, { type: 'logged', runId: RUN, seconds: index, level: 'info', message: `line ${index}` });
  expect(state.log).toHaveLength(2000);
  expect(state.log[0]?.message).toBe('line 501');
  expect(new Set(state.log.map(({ id }) => id)).size).toBe(2000);
});

test('what the data set turns out to be tightens the checks of the form', () => {
  const before = { ...initialState(), inspectionId: 'look-1' as RunId };
  const dataset = {
    name: 'penguins',
    streamNames: ['train', 'valid', 'test'],
    rowCounts: { train: 5, valid: 2, test: 2 },
    numBatches: { train: 1, valid: 1, test: 1 },
    inputShape: [2],
    featureNames: ['a', 'b'],
    target: { kind: 'classes', name: 'species', classNames: ['x', 'y'] },
    plane: null,
    thumbnails: null,
    inputs: null,
    baseline: null,
    notes: [],
  } as const;
  const state = applyEvent(before, { type: 'datasetInspected', runId: 'look-1' as RunId, dataset });
  expect(state.dataset).toBe(dataset);
  expect(state.problems).toMatchObject({ batchSize: expect.stringContaining('at most 5') as string });
  expect(applyEvent(before, { type: 'datasetInspected', runId: 'look-0' as RunId, dataset })).toBe(before);
});

import { describe, expect, test } from 'vitest';
import type { RunId, TrainingEvent } from '../protocol/messages.ts';
import { createLab } from './lab.ts';
import { FakeWorker } from './testing/fake-worker.ts';

/** The page with workers that answer nothing but what the test has them say. */
function openLab() {
  const workers: FakeWorker[] = [];
  const createWorker = () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  };
  const lab = createLab({ createWorker, siteUrl: 'http://site/', schedule: (deliver) => deliver() });
  const told = () => workers.flatMap((worker) => worker.told.map(({ type }) => type));
  const status = () => lab.store.getState().status.name;
  const say = (event: (runId: RunId) => TrainingEvent) => {
    const { runId } = lab.store.getState();
    if (runId !== null) workers.at(-1)?.say(event(runId));
  };
  return { ...lab, workers, told, status, say };
}

const preparing = (runId: RunId): TrainingEvent => ({ type: 'preparationAdvanced', runId, message: 'reading' });
const failed = (canContinue: boolean) => (runId: RunId) =>
  ({
    type: 'failed',
    runId,
    error: { name: 'Error', message: 'boom', stack: null },
    position: null,
    advice: null,
    canContinue,
    weightsDigest: null,
  }) satisfies TrainingEvent;

test('a second Stop ends the worker while it prepares and never answered the first', () => {
  const { actions, workers, say, status } = openLab();
  actions.train();
  say(preparing);
  actions.stop();
  expect(workers[0]?.isTerminated).toBe(false);
  actions.stop();
  expect(workers[0]?.isTerminated).toBe(true);
  expect(status()).toBe('restarted');
});

test('a second Reset ends a worker that never answered the first', () => {
  const { actions, workers, say, status } = openLab();
  actions.train();
  say(failed(true));
  actions.reset();
  actions.reset();
  expect(workers[0]?.isTerminated).toBe(true);
  expect(status()).toBe('restarted');
});

test('Reset clears the page when the worker script never arrived, and looks at the data again', () => {
  const { actions, workers, status, told } = openLab();
  workers[0]?.fail('error');
  expect(status()).toBe('failed');
  actions.reset();
  expect(status()).toBe('idle');
  expect(workers).toHaveLength(2);
  expect(told()).toEqual(['open', 'inspectDataset', 'open', 'inspectDataset']);
});

test('Train pressed twice starts one run', () => {
  const { actions, told } = openLab();
  actions.train();
  actions.train();
  expect(told().filter((type) => type === 'start')).toHaveLength(1);
});

test.each([
  [true, 'continue'],
  [false, 'start'],
] as const)('Train after a failure, state kept: %s, sends %s', (canContinue, command) => {
  const { actions, say, told } = openLab();
  actions.train();
  say(failed(canContinue));
  actions.train();
  expect(told().at(-1)).toBe(command);
});

test('the way back from a learning rate that was too high resets with the other in the form', () => {
  const { actions, say, store, told } = openLab();
  actions.setField('learningRate', '1000');
  actions.train();
  say(failed(true));
  actions.resetWithLearningRate('0.01');
  expect(store.getState().form.learningRate).toBe('0.01');
  expect(told()).toContain('abandon');
});

describe('contents of artifacts', () => {
  const summary = (name: string, revision: number) => ({
    name,
    mediaType: 'image/png',
    epochId: null,
    size: 1,
    revision,
  });
  /** A run with two pictures; what it was asked for since. */
  function openPictures() {
    const lab = openLab();
    lab.actions.train();
    lab.say((runId) => ({ type: 'artifactsChanged', runId, artifacts: [summary('a.png', 1), summary('b.png', 2)] }));
    const asked = () =>
      lab.workers.flatMap(({ told }) =>
        told.flatMap((command) => (command.type === 'readArtifact' ? [command.name] : [])),
      );
    const answer = (name: string, revision: number) => {
      lab.say((runId) => ({
        type: 'artifactRead',
        runId,
        artifact: { name, mediaType: 'image/png', revision, content: Uint8Array.of(1) },
      }));
    };
    return { ...lab, asked, answer };
  }

  test('of several are asked for together, but for those that are here already or are no longer there', () => {
    const { actions, asked, answer } = openPictures();
    answer('b.png', 2);
    actions.readArtifacts(['a.png', 'b.png', 'dropped.png']);
    expect(asked()).toEqual(['a.png']);
  });

  test('are asked for again when the artifact was rewritten at the same size', () => {
    const { actions, asked, answer, say } = openPictures();
    actions.readArtifact('a.png');
    answer('a.png', 1);
    actions.readArtifact('a.png');
    expect(asked()).toEqual(['a.png']);
    say((runId) => ({ type: 'artifactsChanged', runId, artifacts: [summary('a.png', 3)] }));
    actions.readArtifact('a.png');
    expect(asked()).toEqual(['a.png', 'a.png']);
  });

  test('that a person looks at are marked to stay', () => {
    const { actions, store } = openPictures();
    actions.readArtifacts(['b.png']);
    expect(store.getState().artifactInView).toBeNull();
    actions.readArtifact('a.png');
    expect(store.getState().artifactInView).toBe('a.png');
  });
});

import { afterEach, expect, test } from 'vitest';
import { createModel } from '../engine/create-model.ts';
import { nodeLaunchers } from '../engine/testing/node-launchers.ts';
import type { LabState } from '../store/lab-state.ts';
import type { ModelMaker } from './model-maker.ts';
import { openSeam, type Seam, type SeamOptions } from './testing/seam.ts';

const open: Seam[] = [];
function seam(options?: SeamOptions): Seam {
  const opened = openSeam(options);
  open.push(opened);
  return opened;
}
afterEach(() => {
  for (const opened of open.splice(0)) opened.close();
});

const is = (name: LabState['status']['name']) => (state: LabState) => state.status.name === name;

const makeRealModel: ModelMaker = async ({ config, dataset, random }) => {
  const device = await nodeLaunchers().cpu.start();
  const { inputShape } = dataset;
  const { layers, optimizer } = config.model;
  const model = createModel({ inputShape, target: { kind: 'classes', count: 2 }, layers, optimizer, random, device });
  return { model, decision: { backend: 'cpu', reason: '', reports: [] } };
};

async function epochsOfTwoHelpings(between: (opened: Seam) => Promise<unknown>) {
  const opened = seam({ makeModel: makeRealModel });
  opened.actions.setField('epochs', '2');
  opened.actions.train();
  await opened.until(is('finished'));
  await between(opened);
  opened.actions.train();
  const state = await opened.until(({ status, epochs }) => status.name === 'finished' && epochs.length === 5);
  return state.epochs;
}

test('an evaluation measures test and changes nothing: Train more gives the numbers it gives without one', async () => {
  const plain = await epochsOfTwoHelpings(() => Promise.resolve());
  const evaluated = await epochsOfTwoHelpings(async ({ actions, until }) => {
    actions.evaluate('test');
    expect((await until(({ pendingRequests }) => pendingRequests.length > 0)).evaluation).toBeNull();
    const { evaluation, pendingRequests } = await until((state) => state.evaluation !== null);
    expect(pendingRequests).toEqual([]);
    expect(evaluation).toMatchObject({ streamName: 'test', epochId: 2 });
    expect(evaluation?.values.map(({ variable }) => variable)).toEqual(['loss', 'accuracy']);
    for (const { value } of evaluation?.values ?? []) expect(value).toBeGreaterThan(0);
  });
  expect(evaluated).toEqual(plain);
});

test('an evaluation that was asked just before Train more is done before it', async () => {
  const plain = await epochsOfTwoHelpings(() => Promise.resolve());
  const evaluated = await epochsOfTwoHelpings(({ actions }) => {
    actions.evaluate('valid');
    actions.evaluate('test');
    return Promise.resolve();
  });
  expect(evaluated).toEqual(plain);
});

test('what cannot be evaluated is told, and the run stays as it was', async () => {
  const { actions, until } = seam();
  actions.step('epoch');
  await until(is('paused'));
  actions.evaluate('test');
  const refused = await until(({ requestError }) => requestError !== null);
  expect(refused.requestError).toMatchObject({
    request: 'evaluate',
    message: expect.stringMatching(/has ended/) as string,
  });
  expect([refused.status.name, refused.pendingRequests]).toEqual(['paused', []]);
  actions.stop();
  actions.resume();
  await until(is('finished'));
  actions.evaluate('tset');
  const unknown = await until(({ requestError }) => requestError?.message.includes('tset') === true);
  expect(unknown.status.name).toBe('finished');
});

test('what WriteCSV writes reaches the page while it grows, and can be read', async () => {
  const { actions, until } = seam();
  actions.addHook('WriteCSV');
  actions.setField('epochs', '3');
  actions.step('epoch');
  const held = await until(({ artifacts }) => artifacts.length > 0);
  expect(held.artifacts).toMatchObject([{ name: 'training.csv', mediaType: 'text/csv', epochId: null }]);
  actions.resume();
  const over = await until(is('finished'));
  expect(over.artifacts[0]?.size).toBeGreaterThan(held.artifacts[0]?.size ?? Infinity);
  actions.readArtifact('training.csv');
  const { artifactContents } = await until((state) => state.artifactContents.size > 0);
  const lines = String(artifactContents.get('training.csv')?.content).trimEnd().split('\n');
  expect(lines[0]).toBe('epoch_id,train_loss,train_accuracy,valid_loss,valid_accuracy');
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['0', '1', '2', '3']);
  actions.readArtifact('training.txt');
  const { requestError } = await until((state) => state.requestError !== null);
  expect(requestError).toMatchObject({
    request: 'readArtifact',
    message: expect.stringMatching(/training\.txt/) as string,
  });
});

/** Its loss falls in every epoch: the best is the last. */
async function savedRun(epochs: string) {
  const opened = seam();
  opened.actions.addHook('SaveBest');
  opened.actions.setField('epochs', epochs);
  opened.actions.step('epoch');
  const { checkpoints } = await opened.until((state) => state.status.name === 'paused' && state.checkpoints.length > 0);
  expect(checkpoints).toEqual([{ name: 'best', epochId: 0 }]);
  return opened;
}

test('a checkpoint of SaveBest is put back while the run is paused, and the log says so', async () => {
  const { actions, until, models } = await savedRun('3');
  actions.step('batch');
  await until(({ position }) => position?.batchIndex === 0);
  actions.step('batch');
  await until(({ position }) => position?.batchIndex === 1);
  expect(models[0]?.learned).toBe(1);
  actions.restoreCheckpoint('best');
  const state = await until(({ restoredCheckpoint }) => restoredCheckpoint !== null);
  expect(state.restoredCheckpoint).toEqual({ name: 'best', epochId: 0 });
  expect(models[0]?.learned).toBe(0);
  expect(state.log.at(-1)?.message).toBe('The model is again as it was after epoch 0 (checkpoint best).');
  expect(state.modelMoment).toEqual({ epochId: 0, hasLearnedSince: false });
  actions.resume();
  const over = await until(is('finished'));
  expect(over.restoredCheckpoint).toEqual({ name: 'best', epochId: 0 });
  expect(over.modelMoment).toEqual({ epochId: 3, hasLearnedSince: false });
});

test('after a checkpoint was put back, Resume and Stop tell whether the model has learned since', async () => {
  const { actions, until, models } = await savedRun('10000');
  actions.restoreCheckpoint('best');
  await until(({ restoredCheckpoint }) => restoredCheckpoint !== null);
  // Stop asked for before the run goes on: the next batch is read and dropped, so nothing was learned.
  actions.stop();
  await until(is('stopping'));
  actions.resume();
  const stopped = await until(is('finished'));
  expect(models[0]?.learned).toBe(0);
  expect(stopped.modelMoment).toEqual({ epochId: 0, hasLearnedSince: false });
  actions.step('batch');
  const first = await until(({ status }) => status.name === 'paused');
  actions.step('batch');
  await until(({ position }) => position?.batchIndex === (first.position?.batchIndex ?? NaN) + 1);
  expect(models[0]?.learned).toBeGreaterThan(0);
  actions.stop();
  await until(is('stopping'));
  actions.resume();
  expect((await until(is('finished'))).modelMoment).toEqual({ epochId: 0, hasLearnedSince: true });
});

test('a checkpoint is put back into the model of a run that is over; an evaluation then names its epoch', async () => {
  const { actions, until, models } = seam();
  actions.addHook('SaveEvery');
  actions.setField('hooks.SaveEvery-1.nEpochs', '1');
  actions.setField('epochs', '3');
  actions.train();
  const over = await until(is('finished'));
  const earliest = over.checkpoints[1];
  const batchesPerEpoch = over.plan?.dataset.numBatches['train'] ?? NaN;
  expect(models[0]?.learned).toBe(3 * batchesPerEpoch);
  expect(earliest?.epochId).toBe(1);
  actions.restoreCheckpoint(earliest?.name ?? '');
  await until(({ restoredCheckpoint }) => restoredCheckpoint !== null);
  expect(models[0]?.learned).toBe(batchesPerEpoch);
  actions.evaluate('test');
  expect((await until((state) => state.evaluation !== null)).evaluation?.epochId).toBe(1);
  actions.train();
  await until(({ status, epochs }) => status.name === 'finished' && epochs.length === 7);
  expect(models[0]?.learned).toBe(4 * batchesPerEpoch);
});

test('a checkpoint is not put back while the run goes on', async () => {
  const { actions, until } = await savedRun('10000');
  actions.resume();
  await until(is('training'));
  actions.restoreCheckpoint('best');
  const { requestError, restoredCheckpoint, status } = await until((state) => state.requestError !== null);
  expect(requestError).toMatchObject({
    request: 'restoreCheckpoint',
    message: expect.stringMatching(/paused/) as string,
  });
  expect([restoredCheckpoint, status.name]).toEqual([null, 'training']);
});

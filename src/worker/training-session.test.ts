import { afterEach, expect, test } from 'vitest';
import { createModel } from '../engine/create-model.ts';
import { nodeLaunchers } from '../engine/testing/node-launchers.ts';
import type { LabState } from '../store/lab-state.ts';
import type { ModelMaker } from './model-maker.ts';
import { CountingModel, openSeam, type Seam, type SeamOptions } from './testing/seam.ts';

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

test('a run goes from Ready to Finished, with a row for every epoch from 0', async () => {
  const { actions, until } = seam();
  actions.setField('epochs', '3');
  actions.train();
  const state = await until(is('finished'));
  expect(state.epochs.map(({ epochId }) => epochId)).toEqual([0, 1, 2, 3]);
  expect(state.epochs[0]?.variables).toMatchObject({ train: { loss: 1, accuracy: 0.5 }, valid: { loss: 1 } });
  expect(state.plan?.hooks.map(({ name }) => name)).toEqual([
    'ComputeStats',
    'LogVariables',
    'StopOnNaN',
    'StopAfter',
    'ShowProgress',
    'ReportProgress',
    'ReportMap',
    'TrainingTrace',
  ]);
  expect(state.profile).toMatchObject({ epochId: 3, streams: [{ name: 'train' }, { name: 'valid' }] });
  expect(state.map?.epochId).toBe(3);
  expect(state.status).toMatchObject({ endedBy: 'epochsCount', reason: 'All 3 epochs are done' });
});

test('every batch of every epoch arrives, in order', async () => {
  const { actions, until } = seam();
  actions.setField('epochs', '4');
  actions.train();
  const { batchLosses, plan } = await until(is('finished'));
  const perEpoch = (plan?.dataset.numBatches['train'] ?? 0) + (plan?.dataset.numBatches['valid'] ?? 0);
  expect(batchLosses.count).toBe(5 * perEpoch);
  expect([...batchLosses.epochId]).toEqual([...batchLosses.epochId].sort((a, b) => a - b));
});

test('a step from Ready starts the run held, and each step goes on to the next such point', async () => {
  const { actions, until } = seam();
  actions.step('event');
  expect((await until(is('paused'))).position).toMatchObject({ place: 'beforeTraining', hookIndex: 0 });
  actions.step('batch');
  await until(({ position }) => position?.place === 'nextBatch' && position.batchIndex === 0);
  actions.step('batch');
  const second = await until(({ position }) => position?.place === 'nextBatch' && position.batchIndex === 1);
  expect(second.status.name).toBe('paused');
  actions.step('hook');
  await until(({ position }) => position?.place === 'afterBatch' && position.hookIndex === 0);
  actions.step('epoch');
  const lap = await until(({ position }) => position?.place === 'beginEpoch');
  expect(lap.epochs.map(({ epochId }) => epochId)).toEqual([0]);
});

test('pause holds a running loop, resume lets it go on', async () => {
  const { actions, until } = seam();
  actions.setField('epochs', '10000');
  actions.train();
  await until(is('training'));
  actions.pause();
  const held = await until(is('paused'));
  expect(held.pendingCommand).toBeNull();
  actions.resume();
  await until(is('training'));
  actions.stop();
  expect((await until(is('finished'))).status).toMatchObject({ endedBy: 'stop' });
});

test('a stop while held is noticed only when the run goes on and has read the next batch', async () => {
  const { actions, until, models } = seam();
  actions.step('epoch');
  await until(is('paused'));
  actions.step('batch');
  await until(({ position }) => position?.place === 'nextBatch' && position.epochId === 1);
  actions.stop();
  const stopping = await until(is('stopping'));
  expect(stopping.status).toEqual({ name: 'stopping', isHeld: true });
  actions.resume();
  const state = await until(is('finished'));
  expect(state.endedAt).toMatchObject({ place: 'checkInterrupt', epochId: 1, batchIndex: 0 });
  expect(models[0]?.learned).toBe(0);
});

test('after a stop in mid-epoch the run goes on to its epochs, after its end by as many more', async () => {
  const { actions, until } = seam();
  actions.setField('epochs', '2');
  actions.step('epoch');
  await until(is('paused'));
  actions.step('batch');
  await until(({ position }) => position?.place === 'nextBatch');
  actions.stop();
  actions.resume();
  await until(is('finished'));
  actions.train();
  const first = await until(({ status, epochs }) => status.name === 'finished' && epochs.length === 3);
  expect(first.plan?.config.mainLoop.epochsCount).toBe(2);
  actions.train();
  const second = await until(({ status, epochs }) => status.name === 'finished' && epochs.length === 5);
  expect(second.plan?.config.mainLoop.epochsCount).toBe(4);
});

test('a reset leaves the run, frees its model, and the next run gives the same numbers', async () => {
  const { actions, until, models } = seam();
  actions.setField('epochs', '2');
  actions.train();
  const first = (await until(is('finished'))).epochs;
  actions.reset();
  const empty = await until(is('idle'));
  expect(empty).toMatchObject({ epochs: [], plan: null, log: [], runId: null });
  expect(models[0]?.isDisposed).toBe(true);
  actions.train();
  expect((await until(is('finished'))).epochs).toEqual(first);
});

test('a reset in the middle of a run leaves it where it stands and no late event shows', async () => {
  const { actions, until, events } = seam();
  actions.setField('epochs', '10000');
  actions.train();
  await until(({ epochs }) => epochs.length > 2);
  actions.reset();
  await until(is('idle'));
  const last = events.findIndex(({ type }) => type === 'abandoned');
  expect(events.slice(last + 1)).toEqual([]);
});

test('the second stop ends the worker; the page says so and can train again at once', async () => {
  const { actions, until } = seam();
  actions.setField('epochs', '2');
  actions.step('epoch');
  await until(is('paused'));
  actions.stop();
  await until(is('stopping'));
  actions.stop();
  await until(is('restarted'));
  actions.train();
  expect((await until(is('finished'))).epochs).toHaveLength(3);
});

test('a stop while getting ready cancels', async () => {
  let finish: (() => void) | null = null;
  const model = new CountingModel();
  const { actions, until } = seam({
    makeModel: () =>
      new Promise((resolve) => {
        finish = () => {
          resolve({ model, decision: { backend: 'cpu', reason: '', reports: [] } });
        };
      }),
  });
  actions.train();
  await until(({ status }) => status.name === 'preparing' && status.message.startsWith('building'));
  actions.stop();
  await until(is('idle'));
  (finish as (() => void) | null)?.();
  await expect.poll(() => model.isDisposed).toBe(true);
});

test('what goes wrong while getting ready fails the run with its reason', async () => {
  const { actions, until } = seam({
    makeModel: () => Promise.reject(new Error('WASM cannot be used: it is not there.')),
  });
  actions.train();
  const { status } = await until(is('failed'));
  expect(status).toMatchObject({ error: { message: 'WASM cannot be used: it is not there.' } });
  actions.reset();
  await until(is('idle'));
});

test('an error of the model fails the run at its place, and a reset brings the page back', async () => {
  class BrokenModel extends CountingModel {
    override run(): never {
      throw new RangeError('out of numbers');
    }
  }
  const { actions, until } = seam({
    makeModel: () =>
      Promise.resolve({ model: new BrokenModel(), decision: { backend: 'cpu', reason: '', reports: [] } }),
  });
  actions.train();
  const state = await until(is('failed'));
  expect(state.endedAt).toMatchObject({ place: 'runModel', epochId: 0, batchIndex: 0 });
  expect(state.status).toMatchObject({ error: { name: 'RangeError', message: 'out of numbers' } });
});

test('a loss that is no number ends the run with the reason and the way back', async () => {
  class LosingModel extends CountingModel {
    override run(batch: Readonly<Record<string, unknown>>, train: boolean) {
      const output = super.run(batch, train);
      return this.learned > 5 ? { ...output, loss: output.loss.fill(NaN) } : output;
    }
  }
  const { actions, until } = seam({
    makeModel: () =>
      Promise.resolve({ model: new LosingModel(), decision: { backend: 'cpu', reason: '', reports: [] } }),
  });
  actions.setField('learningRate', '900');
  actions.train();
  const { status } = await until(is('finished'));
  expect(status).toMatchObject({
    endedBy: 'hook',
    reason: expect.stringMatching(/'loss' .* not a finite number after batch \d+ of epoch 1/) as string,
    advice: { text: expect.stringContaining('yours is 900') as string, learningRate: 0.01 },
  });
  actions.resetWithLearningRate('0.01');
  const { form } = await until(is('idle'));
  expect(form.learningRate).toBe('0.01');
});

test('at most ten messages about batches a second cross while running, whatever the speed', async () => {
  const { actions, until, events } = seam();
  actions.setField('epochs', '300');
  const start = performance.now();
  actions.train();
  await until(is('finished'));
  const seconds = (performance.now() - start) / 1000;
  const epochs = events.filter(({ type }) => type === 'epochFinished').length;
  const progressed = events.filter(({ type }) => type === 'progressed').length;
  expect(epochs).toBe(301);
  // One more at the start and one at the end of the run.
  expect(progressed).toBeLessThanOrEqual(10 * seconds + 2);
});

test('a data set that cannot be read is told, and the form stays', async () => {
  const { actions, until, store } = seam();
  actions.setField('dataset', 'penguins');
  const state = await until(({ datasetError }) => datasetError !== null);
  expect(state.datasetError?.message).toBe('There are no files in this test.');
  expect(store.getState().form.dataset).toBe('penguins');
});

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

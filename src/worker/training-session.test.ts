import { afterEach, expect, test } from 'vitest';
import type { LabState } from '../store/lab-state.ts';
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

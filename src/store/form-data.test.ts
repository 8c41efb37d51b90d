import { expect, test } from 'vitest';
import type { Command, DatasetSummary, RunId, RunPlan, TrainingEvent } from '../protocol/messages.ts';
import { idleState, trainingState } from '../ui/testing/lab-fixture.ts';
import { applyEvent } from './apply-event.ts';
import { createLab } from './lab.ts';
import type { LabState } from './lab-state.ts';
import { selectFormHooks, selectHooks } from './selectors.ts';
import { FakeWorker } from './testing/fake-worker.ts';

type Look = Extract<Command, { type: 'inspectDataset' }>;

const known = idleState.dataset as DatasetSummary;

function datasetOf({ config: { dataset } }: Look): DatasetSummary {
  const points = Number(dataset.options['size'] ?? 340);
  return { ...known, name: dataset.name, rowCounts: { train: Math.round(points * 0.7), valid: 50, test: 50 } };
}

/** The page, with a worker that answers each look when the test says so. */
function openLab() {
  const worker = new FakeWorker();
  const lab = createLab({ createWorker: () => worker, siteUrl: 'http://site/', schedule: (deliver) => deliver() });
  const looks = () => worker.told.filter((command): command is Look => command.type === 'inspectDataset');
  const answer = (look: Look | undefined = looks().at(-1)) => {
    if (look !== undefined) worker.say({ type: 'datasetInspected', runId: look.runId, dataset: datasetOf(look) });
  };
  const state = () => lab.store.getState();
  answer();
  return { set: lab.actions.setField.bind(lab.actions), looks, answer, state, worker };
}

test('a data set that is chosen while another field is bad is looked at all the same', () => {
  const { set, answer, state } = openLab();
  set('dataset', 'xor');
  answer();
  set('epochs', '');
  set('dataset', 'moons');
  answer();
  set('epochs', '30');
  expect(state().dataset?.name).toBe('moons');
  expect(state().config?.dataset.name).toBe('moons');
});

test('a batch size that was too large for 500 points is good for 5,000 without another edit', () => {
  const { set, answer, state } = openLab();
  set('dataset', 'moons');
  set('datasetOptions.size', '500');
  answer();
  set('batchSize', '400');
  answer();
  expect(state().problems).toMatchObject({ batchSize: expect.stringContaining('at most 350') as string });
  set('datasetOptions.size', '5000');
  answer();
  expect(state().problems).toBeNull();
});

test('a data set that cannot be looked at yet is not known, and is looked at once its fields are good', () => {
  const { set, looks, answer, state } = openLab();
  set('dataset', 'xor');
  const late = looks().at(-1);
  set('seed', '');
  set('dataset', 'moons');
  answer(late);
  expect(state().dataset).toBeNull();
  set('seed', '5');
  answer();
  expect(state().dataset?.name).toBe('moons');
});

test('the data are looked at again when the form is mended and what is known is of another data set', () => {
  const { set, looks } = openLab();
  set('dataset', 'moons');
  set('epochs', '');
  const before = looks().length;
  set('epochs', '12');
  expect(looks()).toHaveLength(before + 1);
});

test('a field that says nothing of the data asks for no look', () => {
  const { set, looks } = openLab();
  const before = looks().length;
  set('epochs', '');
  set('epochs', '12');
  set('learningRate', '0.1');
  set('optimizer', 'sgd');
  expect(looks()).toHaveLength(before);
});

const plan = trainingState.plan as RunPlan;

function started(change: Partial<LabState>): LabState {
  const event: TrainingEvent = { type: 'started', runId: 'run-1' as RunId, plan, isContinued: false };
  return applyEvent({ ...idleState, runId: 'run-1' as RunId, ...change }, event);
}

test('a run that starts does not put its data set under the name of another in the form', () => {
  const { set, answer, state } = openLab();
  set('dataset', 'moons');
  answer();
  const { form, dataset } = state();
  const after = started({ form, dataset });
  expect(after.dataset).toBe(dataset);
  expect(after.plan?.dataset).toBe(plan.dataset);
});

test('a run tells the form what its data are where the form asks for the same and does not know them', () => {
  expect(started({ dataset: null }).dataset).toBe(plan.dataset);
});

test('the hooks of the form are its own while the run in hand keeps those it has', () => {
  const state: LabState = { ...trainingState, dataset: { ...known, plane: null } };
  expect(selectHooks(state)).toBe(plan.hooks);
  expect(selectFormHooks(state)).toHaveLength(plan.hooks.length - 1);
});

import { expect, test } from 'vitest';
import type { PlanePoint } from '../config/drawn-points.ts';
import type { Command } from '../protocol/messages.ts';
import { createLab } from './lab.ts';
import { FakeWorker } from './testing/fake-worker.ts';

const POINTS: readonly PlanePoint[] = [
  { x: 0.1, y: 0.2, classIndex: 0, part: 'train' },
  { x: 0.3, y: 0.4, classIndex: 1, part: 'train' },
  { x: 0.5, y: 0.6, classIndex: 1, part: 'valid' },
];

/** The page with the XOR set chosen. */
function openLab() {
  const worker = new FakeWorker();
  const lab = createLab({ createWorker: () => worker, siteUrl: 'http://site/', schedule: (deliver) => deliver() });
  lab.actions.setField('dataset', 'xor');
  const looks = () =>
    worker.told.filter(
      (command): command is Extract<Command, { type: 'inspectDataset' }> => command.type === 'inspectDataset',
    );
  return { ...lab, worker, looks };
}

test('edited points are looked at, and so are those of the seed when they come back', () => {
  const { actions, looks } = openLab();
  const before = looks().length;
  actions.setPoints(POINTS);
  expect(looks()).toHaveLength(before + 1);
  expect(looks().at(-1)?.config.dataset.points).toEqual(POINTS);
  actions.setPoints(null);
  expect(looks()).toHaveLength(before + 2);
  expect(looks().at(-1)?.config.dataset.points).toBeNull();
});

test('edited points go to the worker with the run that starts', () => {
  const { actions, worker } = openLab();
  actions.setPoints(POINTS);
  actions.train();
  const start = worker.told.find((command) => command.type === 'start');
  expect(start).toMatchObject({ config: { dataset: { name: 'xor', points: POINTS } } });
});

test('points that cannot be learned are not looked at and keep a run from starting', () => {
  const { actions, looks, worker, store } = openLab();
  const before = looks().length;
  actions.setPoints(POINTS.slice(1));
  actions.train();
  expect(looks()).toHaveLength(before);
  expect(store.getState().problems).toHaveProperty('points');
  expect(worker.told.some(({ type }) => type === 'start')).toBe(false);
});

test('points that leave a stream empty are looked at, though a run cannot start with them', () => {
  const { actions, looks, store } = openLab();
  const before = looks().length;
  actions.setPoints(POINTS.slice(0, 2));
  expect(looks()).toHaveLength(before + 1);
  expect(store.getState().problems).toHaveProperty('points');
});

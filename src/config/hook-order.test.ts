import { expect, test } from 'vitest';
import type { HookDescription, HookKeys } from '../loop/index.ts';
import { orderWarnings, type ListedHook } from './hook-order.ts';

function hook(name: string, keys?: HookKeys): ListedHook {
  const description: HookDescription = {
    name,
    explanation: '',
    options: {},
    does: {},
    ...(keys === undefined ? {} : { keys: () => keys }),
  };
  return { description, options: {} };
}

const STATS = hook('ComputeStats', { reads: { batch: ['loss'] }, writes: { epoch: ['loss'] } });
const CSV = hook('WriteCSV', { reads: { epoch: ['loss'] } });
const ALL = hook('LogVariables', { reads: { epoch: 'all' } });
const FLATTEN = hook('Flatten', { reads: { batch: ['image'] }, writes: { batch: ['pixels'] } });
const PIXELS = hook('ComputeStats', { reads: { batch: ['pixels'] }, writes: { epoch: ['pixels'] } });

test('a reader before its writer is told, with both places', () => {
  expect(orderWarnings([CSV, STATS], ['loss'])).toEqual([
    {
      reader: 0,
      writer: 1,
      message: 'WriteCSV runs before ComputeStats, so loss will be missing there. Move ComputeStats up.',
    },
  ]);
});

test('the right order says nothing', () => {
  expect(orderWarnings([STATS, CSV, ALL], ['loss'])).toEqual([]);
});

test('a reader of everything misses what comes later', () => {
  expect(orderWarnings([ALL, STATS], ['loss']).map(({ message }) => message)).toEqual([
    'LogVariables runs before ComputeStats, so loss will be missing there. Move ComputeStats up.',
  ]);
});

test('what somebody earlier writes is not missing, though it is written again later', () => {
  expect(orderWarnings([STATS, CSV, STATS], ['loss'])).toEqual([]);
});

test('variables of a batch count apart from those of an epoch', () => {
  expect(orderWarnings([PIXELS, FLATTEN], ['image'])).toHaveLength(1);
  expect(orderWarnings([PIXELS, FLATTEN], ['image', 'pixels'])).toEqual([]);
});

test('hooks that say nothing of variables are left alone', () => {
  expect(orderWarnings([hook('StopAfter'), STATS, hook('TrainingTrace')], [])).toEqual([]);
});

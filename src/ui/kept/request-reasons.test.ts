import { expect, it } from 'vitest';
import { LAB_STATES, failedStatus } from '../testing/lab-fixture.ts';
import type { RunStatus } from '../../store/lab-state.ts';
import { emptyText, evaluateOffReason, askOffReason } from './request-reasons.ts';

const statesWhere = (reason: (status: RunStatus) => string | null) =>
  Object.values(LAB_STATES)
    .map(({ status }) => status)
    .filter((status) => reason(status) === null)
    .map(({ name }) => name);

it('a stream is evaluated when the run is over, a checkpoint put back also while it is paused', () => {
  expect(statesWhere(evaluateOffReason)).toEqual(['finished', 'failed']);
  expect(statesWhere(askOffReason)).toEqual(['paused', 'finished', 'failed']);
});

it('a run that failed with nothing kept can be asked for nothing', () => {
  const status = { ...failedStatus, canContinue: false };
  expect([evaluateOffReason(status), askOffReason(status)]).toEqual([
    'The model of this run is gone. Train again.',
    'The model of this run is gone. Train again.',
  ]);
});

it('what went with the worker is called gone', () => {
  expect(emptyText({ name: 'restarted', message: '' }, 'Add SaveBest.')).toMatch(/gone with the worker. Add SaveBest/);
  expect(emptyText({ name: 'idle' }, 'Add SaveBest.')).toBe('Add SaveBest.');
});

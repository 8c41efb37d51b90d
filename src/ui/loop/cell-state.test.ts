import { expect, it } from 'vitest';
import type { HookEvent } from '../../protocol/messages.ts';
import type { LabState } from '../../store/lab-state.ts';
import { betweenStreams, heldAt, LOOP_STATES, pointAt } from '../testing/loop-fixture.ts';
import { cellState, cellText, lineCalls } from './cell-state.ts';
import { runView } from './run-view.ts';

function cells(state: LabState, event: HookEvent): string {
  const calls = lineCalls(runView(state), event);
  return Array.from({ length: 4 }, (_, index) => cellState(calls, index)).join(' ');
}

it('has the hook in hand now, those before it done and those after it to come', () => {
  expect(cells(heldAt(pointAt('afterBatch', { hookIndex: 1 })), 'afterBatch')).toBe('done now wait wait');
});

it('has the calls of a batch to come again when the next batch is in hand', () => {
  expect(cells(heldAt(pointAt('nextBatch', { batchIndex: 7 })), 'afterBatch')).toBe('wait wait wait wait');
});

it('keeps the calls of a lap done until the next lap begins', () => {
  const atEnd = heldAt(betweenStreams('checkEnd'));
  expect(cells(atEnd, 'afterBatch')).toBe('done done done done');
  expect(cells(atEnd, 'afterEpoch')).toBe('done done done done');
  expect(cells(heldAt(betweenStreams('beginEpoch', { epochId: 13 })), 'afterEpoch')).toBe('wait wait wait wait');
});

it('lets no cell flash at full speed', () => {
  expect(cells(LOOP_STATES.fullSpeed, 'afterBatch')).toBe('wait wait wait wait');
  expect(cells(LOOP_STATES.fullSpeed, 'beforeTraining')).toBe('done done done done');
});

it('leaves rings where a hook that asked to end came before the others', () => {
  expect(cells(LOOP_STATES.endedByHook, 'afterBatch')).toBe('done done done wait');
  expect(cells(LOOP_STATES.endedByHook, 'afterEpoch')).toBe('wait wait wait wait');
  expect(cells(LOOP_STATES.endedByHook, 'afterTraining')).toBe('done done done done');
});

it('strikes the calls that an exception prevented, but not those of after_training', () => {
  expect(cells(LOOP_STATES.failed, 'beforeTraining')).toBe('done done done done');
  expect(cells(LOOP_STATES.failed, 'afterBatch')).toBe('never never never never');
  expect(cells(LOOP_STATES.failed, 'afterTraining')).toBe('done done done done');
});

it('reads as hook and what becomes of its call', () => {
  expect(cellText('SaveBest', true, 'wait')).toBe('SaveBest: will be called');
  expect(cellText('SaveBest', true, 'never')).toBe('SaveBest: was not called');
  expect(cellText('SaveBest', false, 'done')).toBe('SaveBest: called, does nothing');
});

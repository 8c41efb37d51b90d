import { expect, it } from 'vitest';
import type { LabState } from '../../store/lab-state.ts';
import { betweenStreams, heldAt, LOOP_STATES, pointAt } from '../testing/loop-fixture.ts';
import { laneProgress } from './lane-progress.ts';
import { runView } from './run-view.ts';
import { selectStreamOverviews } from './stream-overviews.ts';

function progress(state: LabState) {
  const streams = selectStreamOverviews(state);
  return [0, 1].map((index) => laneProgress(runView(state), streams, index));
}

it('has all beads hollow before a run and before the streams are opened', () => {
  const untouched = { done: 0, now: -1, struck: -1 };
  expect(progress(LOOP_STATES.idle)).toEqual([untouched, untouched]);
  expect(progress(heldAt(betweenStreams('beginEpoch')))).toEqual([untouched, untouched]);
});

it('has the batch in hand now and the batches and streams before it done', () => {
  expect(progress(LOOP_STATES.valid)).toEqual([
    { done: 10, now: -1, struck: -1 },
    { done: 1, now: 1, struck: -1 },
  ]);
});

it('has no batch in hand when the stream has none left', () => {
  expect(progress(heldAt(pointAt('readBatch', { batchIndex: 10 })))[0]).toEqual({ done: 10, now: -1, struck: -1 });
});

it('strikes the batch that a stop dropped', () => {
  expect(progress(LOOP_STATES.stopped)[0]).toEqual({ done: 7, now: -1, struck: 7 });
});

it('counts the batch after which a hook ended the run', () => {
  expect(progress(LOOP_STATES.endedByHook)[0]).toEqual({ done: 7, now: -1, struck: -1 });
});

it('has everything done at the end of the last epoch', () => {
  expect(progress(LOOP_STATES.finished).map(({ done }) => done)).toEqual([10, 3]);
});

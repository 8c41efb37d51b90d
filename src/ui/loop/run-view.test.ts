import { expect, it } from 'vitest';
import type { GatePoint } from '../../protocol/messages.ts';
import type { LabState } from '../../store/lab-state.ts';
import { pausedState, trainingState } from '../testing/lab-fixture.ts';
import { betweenStreams, LOOP_STATES, pointAt } from '../testing/loop-fixture.ts';
import { epochsDoneAt, runView } from './run-view.ts';

it('takes the position for a sample at full speed and above 60 events a second, and for exact else', () => {
  const isSampled = (change: Partial<LabState>) => runView({ ...trainingState, ...change }).isSampled;
  expect(isSampled({ eventsPerSecond: null })).toBe(true);
  expect(isSampled({ eventsPerSecond: 200 })).toBe(true);
  expect(isSampled({ eventsPerSecond: 60 })).toBe(false);
  expect(isSampled({ eventsPerSecond: null, status: { name: 'paused', reason: 'pause' } })).toBe(false);
  expect(isSampled({ eventsPerSecond: null, status: { name: 'stopping', isHeld: true } })).toBe(false);
});

it('lets the marker travel while stepping and up to 20 events a second', () => {
  expect(runView(pausedState).isTravelling).toBe(true);
  expect(runView({ ...trainingState, eventsPerSecond: 20 }).isTravelling).toBe(true);
  expect(runView({ ...trainingState, eventsPerSecond: 60 }).isTravelling).toBe(false);
});

it('counts an epoch from the moment after line 11', () => {
  expect(epochsDoneAt(pointAt('afterBatch'))).toBe(11);
  expect(epochsDoneAt(betweenStreams('countEpoch'))).toBe(11);
  expect(epochsDoneAt(betweenStreams('afterEpoch'))).toBe(12);
  expect(epochsDoneAt(pointAt('runModel', { epochId: 0 }))).toBe(0);
});

function reachedAfterStopAt(stopAskedAt: GatePoint) {
  return runView({
    ...pausedState,
    status: { name: 'stopping', isHeld: true },
    stopAskedAt,
    position: betweenStreams('afterTraining', { epochId: 11, hookIndex: 0 }),
  }).reached;
}

it('reckons, while after_training is stepped, that a stop was noticed at the next line 7', () => {
  expect(reachedAfterStopAt(pointAt('readBatch'))).toEqual(pointAt('checkInterrupt'));
  expect(reachedAfterStopAt(pointAt('afterBatch', { hookIndex: 3 }))).toEqual(
    pointAt('checkInterrupt', { batchIndex: 7 }),
  );
  expect(reachedAfterStopAt(pointAt('afterBatch', { batchIndex: 9, hookIndex: 3 }))).toEqual(
    pointAt('checkInterrupt', { streamName: 'valid', isTraining: false, batchIndex: 0 }),
  );
  expect(reachedAfterStopAt(betweenStreams('afterEpoch', { hookIndex: 3 }))).toEqual(
    pointAt('checkInterrupt', { epochId: 13, batchIndex: 0 }),
  );
});

it('shows the place the end was decided at once that is told', () => {
  expect(runView(LOOP_STATES.stopped).reached).toEqual(LOOP_STATES.stopped.endedAt);
});

import { expect, it } from 'vitest';
import type { GatePlace } from '../../protocol/messages.ts';
import type { LabState } from '../../store/lab-state.ts';
import { betweenStreams, heldAt, LOOP_STATES, pointAt } from '../testing/loop-fixture.ts';
import { lineValue } from './line-values.ts';
import { runView } from './run-view.ts';
import { selectStreamOverviews } from './stream-overviews.ts';

function value(state: LabState, place: GatePlace): string {
  const { lastActs, epochs } = state;
  const facts = { view: runView(state), streams: selectStreamOverviews(state), lastActs, epochs };
  return lineValue(place, { ...facts, skipsZerothEpoch: false })
    .map(({ text }) => text)
    .join('');
}

it('tells epoch, stream, batch, rows, answers and loss of the batch in hand', () => {
  const state = LOOP_STATES.hook;
  expect(value(state, 'beginZerothEpoch')).toBe('untrained: loss 0.989 train, 0.980 valid');
  expect(value(state, 'beginEpoch')).toBe('epoch 12 of 30');
  expect(value(state, 'openStream')).toBe('train learns');
  expect(value(state, 'nextBatch')).toBe('batch 7 of 10');
  expect(value(state, 'readBatch')).toBe('24 rows in 0.02 ms');
  expect(value(state, 'checkInterrupt')).toBe('no');
  expect(value(state, 'checkBatch')).toBe('no');
  expect(value(state, 'runModel')).toBe('loss 0.2540 in 0.86 ms, weights moved');
  expect(value(state, 'countEpoch')).toBe('11');
  expect(value(state, 'checkEnd')).toBe('a hook asked, or 30 epochs done');
});

it('shows nothing of the batch before for what is not yet done with this one', () => {
  const state = heldAt(pointAt('readBatch'));
  for (const place of ['readBatch', 'checkInterrupt', 'checkBatch', 'runModel'] as const)
    expect(value(state, place)).toBe('');
});

it('says that a stream is only measured and keeps the weights', () => {
  const state = heldAt(pointAt('afterBatch', { streamName: 'valid', isTraining: false, batchIndex: 1, hookIndex: 0 }));
  expect(value(state, 'openStream')).toBe('valid only measured');
  expect(value(state, 'runModel')).toMatch(/weights kept$/);
});

it('counts no epoch in epoch 0, and only a hook can end the run there', () => {
  expect(value(LOOP_STATES.zeroth, 'countEpoch')).toBe('0, epoch 0 does not count');
  expect(value(LOOP_STATES.zeroth, 'checkEnd')).toBe('a hook asked');
});

it('has no batch where the stream has given all', () => {
  expect(value(heldAt(pointAt('nextBatch', { batchIndex: 10 })), 'nextBatch')).toBe('all 10 done');
  expect(value(heldAt(betweenStreams('afterEpoch', { hookIndex: 0 })), 'openStream')).toBe('all done');
});

it('says yes where a stop was noticed, and asked until then', () => {
  expect(value(LOOP_STATES.stopped, 'checkInterrupt')).toBe('yes: stop');
  expect(value({ ...LOOP_STATES.stopping, position: pointAt('nextBatch') }, 'checkInterrupt')).toBe('asked');
});

it('has the reason on the line that failed', () => {
  expect(value(LOOP_STATES.failed, 'runModel')).toBe('The loss is not a number after batch 7.');
});

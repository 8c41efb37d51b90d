import { describe, expect, it } from 'vitest';
import type { LabState } from '../../store/lab-state.ts';
import { LAB_STATES, trainingState } from '../testing/lab-fixture.ts';
import { betweenStreams, heldAt, LOOP_STATES, pointAt } from '../testing/loop-fixture.ts';
import { runView } from './run-view.ts';
import { sentenceFor } from './sentence-for.ts';

function said(state: LabState): string {
  const { lead, rest } = sentenceFor(runView(state));
  return `${lead} ${rest}`;
}

describe('where a hook is called', () => {
  it("says the hook's own sentence for the event", () => {
    expect(said(heldAt(pointAt('afterBatch', { hookIndex: 0 })))).toBe(
      'ComputeStats sets the numbers of these rows aside.',
    );
  });

  it('says that a hook without anything to do is called all the same', () => {
    expect(said(heldAt(pointAt('afterBatch', { hookIndex: 1 })))).toBe(
      'LogVariables is called with after_batch and has nothing to do.',
    );
  });
});

describe('where no hook is called', () => {
  it('tells learning from measuring', () => {
    expect(said(heldAt(pointAt('runModel')))).toMatch(/^Learn\. .* moves its weights a little\.$/);
    expect(said(heldAt(pointAt('runModel', { isTraining: false })))).toMatch(
      /^Measure\. .* weights stay as they are\.$/,
    );
  });

  it('names the stream a batch is taken from, and says when it has none left', () => {
    expect(said(heldAt(pointAt('readBatch')))).toBe('Read. The next batch is taken from the train stream.');
    expect(said(heldAt(pointAt('readBatch', { batchIndex: 10 })))).toContain('has no batch left');
  });

  it('says that the batch is dropped where a stop is noticed', () => {
    expect(said(heldAt(pointAt('checkInterrupt')))).toContain('Here, and only here');
    expect(said(LOOP_STATES.stopping)).toBe('Stop asked? Yes. This batch is dropped and the run ends.');
  });

  it('says what ends the run, and when the last epoch is done', () => {
    expect(said(heldAt(betweenStreams('checkEnd', { epochId: 0 })))).toContain('Epoch 0 does not count');
    expect(said(heldAt(betweenStreams('checkEnd')))).toContain('epoch 30 is not reached');
    expect(said(heldAt(betweenStreams('checkEnd', { epochId: 30 })))).toBe('Ended? Yes: epoch 30 is done.');
  });
});

it('does not follow single places at full speed', () => {
  const { position } = trainingState;
  const elsewhere = { ...trainingState, position: position === null ? null : { ...position, hookIndex: 5 } };
  expect(said(trainingState)).toBe(said(elsewhere));
  expect(said(trainingState)).toMatch(/^Full speed\./);
});

it.each(Object.entries(LAB_STATES))('is one whole sentence or two in the state %s', (_, state) => {
  expect(said(state)).toMatch(/^\S.*\.$/);
});

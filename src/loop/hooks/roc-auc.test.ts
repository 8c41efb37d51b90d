import { describe, expect, test } from 'vitest';
import { ndArray } from '../batch.ts';
import { trainDataAfter } from '../testing/epoch-data.ts';
import { RocAuc } from './roc-auc.ts';

/** What the hook writes when these come in one batch. */
function areaOf(truth: readonly number[], scores: readonly number[]): unknown {
  return trainDataAfter(new RocAuc({ predictedVariable: 's', gtVariable: 't' }), [{ t: truth, s: scores }])['roc_auc'];
}

describe('numbers of scikit-learn', () => {
  // Expected by roc_auc_score of scikit-learn 1.9; the first is its own example.
  test.each([
    [[0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8], 0.75],
    [[0, 1], [0, 1], 1],
    [[0, 1], [1, 0], 0],
    [[0, 1, 0, 1], [0.5, 0.5, 0.5, 0.5], 0.5],
    [[0, 1, 1, 0, 1], [0.2, 0.2, 0.7, 0.1, 0.2], 5 / 6],
  ])('[RA1] of %j scored %j', (truth, scores, expected) => {
    expect(areaOf(truth, scores)).toBeCloseTo(expected, 14);
  });

  test('[RA1] of both probabilities the second is the score', () => {
    const probabilities = ndArray(Float32Array.of(0.9, 0.1, 0.6, 0.4, 0.65, 0.35, 0.2, 0.8), [4, 2]);
    const hook = new RocAuc();
    expect(trainDataAfter(hook, [{ target: [0, 0, 1, 1], probabilities }])).toEqual({ roc_auc: 0.75 });
  });
});

test('[RA1] the order of the examples and a rising function of the scores change nothing', () => {
  const truth = [0, 1, 1, 0, 1, 0];
  const scores = [-3, 2, 0.5, 1, 7, 0.5];
  const area = areaOf(truth, scores);
  expect(areaOf(truth.toReversed(), scores.toReversed())).toBe(area);
  expect(areaOf(truth, scores.map(Math.exp))).toBe(area);
});

test.each([
  ['one class', [1, 1], [0.2, 0.3]],
  ['the other class', [0, 0], [0.2, 0.3]],
  ['a score that is NaN', [0, 1], [NaN, 0.3]],
])('[RA2] %s gives NaN', (_name, truth, scores) => {
  expect(areaOf(truth, scores)).toBeNaN();
});

test('[RA3] a third class and a third number are refused by name', () => {
  expect(() => areaOf([0, 2], [0.1, 0.2])).toThrow('the true classes have to be 0 and 1, but one is 2');
  expect(() =>
    trainDataAfter(new RocAuc(), [{ target: [0], probabilities: ndArray(Float32Array.of(1, 2, 3), [1, 3]) }]),
  ).toThrow('the probabilities of two classes');
});

test('[RA4] what a stopped run left behind is forgotten', () => {
  const hook = new RocAuc({ predictedVariable: 's', gtVariable: 't' });
  hook.afterBatch({ streamName: 'train', batchData: { s: [0], t: [1] } });
  hook.beforeTraining();
  expect(trainDataAfter(hook, [{ t: [0, 1], s: [0.1, 0.2] }])).toEqual({ roc_auc: 1 });
});

import { expect, test } from 'vitest';
import type { StreamPredictions } from '../../protocol/messages.ts';
import { confusionCounts, nextOrder, shownRows, WORST_FIRST } from './prediction-rows.ts';

const PREDICTIONS: StreamPredictions = {
  streamName: 'test',
  epochId: 3,
  hasLearnedSince: false,
  lines: Int32Array.of(7, 3, 9, 5),
  target: Float64Array.of(0, 1, 1, 0),
  prediction: Float64Array.of(0, 0, 1, 0),
  probability: Float32Array.of(0.9, 0.8, 0.6, 0.7),
  loss: Float32Array.of(0.1, 1.6, 0.5, NaN),
};

test('the rows with the largest loss come first, before all those whose loss is no number', () => {
  expect([...shownRows(PREDICTIONS, WORST_FIRST, null)]).toEqual([3, 1, 2, 0]);
});

test('they are sorted by any column, and the other way when its head is pressed again', () => {
  const byLine = nextOrder(WORST_FIRST, 'line');
  expect([...shownRows(PREDICTIONS, byLine, null)]).toEqual([1, 3, 0, 2]);
  expect([...shownRows(PREDICTIONS, nextOrder(byLine, 'line'), null)]).toEqual([2, 0, 3, 1]);
});

test('rows that are alike keep the order of the stream', () => {
  const order = nextOrder(WORST_FIRST, 'target');
  expect([...shownRows(PREDICTIONS, order, null)]).toEqual([0, 3, 1, 2]);
});

test('without lines they are sorted by their place in the stream', () => {
  const order = { key: 'line', isDescending: true } as const;
  expect([...shownRows({ ...PREDICTIONS, lines: null }, order, null)]).toEqual([3, 2, 1, 0]);
});

test('of a cell of the confusion matrix only its rows are shown', () => {
  expect([...shownRows(PREDICTIONS, WORST_FIRST, { target: 1, prediction: 0 })]).toEqual([1]);
  expect([...shownRows(PREDICTIONS, WORST_FIRST, { target: 0, prediction: 1 })]).toEqual([]);
});

test('the confusion matrix counts true classes by row and those that were said by column', () => {
  expect(confusionCounts(PREDICTIONS, 2)).toEqual([
    [2, 0],
    [1, 1],
  ]);
});

import { expect, it } from 'vitest';
import { idleState, trainingState } from '../testing/lab-fixture.ts';
import { selectStreamOverviews } from './stream-overviews.ts';

it('lists the visited streams in call order, then the sealed ones', () => {
  expect(selectStreamOverviews(idleState)).toEqual([
    { name: 'train', isTrain: true, isSealed: false, batchCount: 10, rowCount: 240 },
    { name: 'valid', isTrain: false, isSealed: false, batchCount: 3, rowCount: 51 },
    { name: 'test', isTrain: false, isSealed: true, batchCount: 3, rowCount: 51 },
  ]);
});

it('knows the streams before the data set was looked at, but not their batches', () => {
  expect(selectStreamOverviews({ ...idleState, dataset: null })).toEqual([
    { name: 'train', isTrain: true, isSealed: false, batchCount: null, rowCount: null },
    { name: 'valid', isTrain: false, isSealed: false, batchCount: null, rowCount: null },
  ]);
});

it('gives the same array as long as nothing changed, so that React can rely on it', () => {
  for (const state of [idleState, trainingState, { ...idleState, dataset: null }])
    expect(selectStreamOverviews({ ...state })).toBe(selectStreamOverviews({ ...state }));
});

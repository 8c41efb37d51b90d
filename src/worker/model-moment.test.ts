import { expect, test } from 'vitest';
import { ModelMoment } from './model-moment.ts';

test('a new model is as it was before learning', () => {
  expect(new ModelMoment().value).toEqual({ epochId: 0, hasLearnedSince: false });
});

test('what it learned since the last epoch is told, until the next one is done', () => {
  const moment = new ModelMoment();
  moment.isAfter(1);
  moment.learned();
  expect(moment.value).toEqual({ epochId: 1, hasLearnedSince: true });
  moment.isAfter(2);
  expect(moment.value).toEqual({ epochId: 2, hasLearnedSince: false });
});

test('a model that is put back is after the epoch it was kept at', () => {
  const moment = new ModelMoment();
  moment.isAfter(20);
  moment.learned();
  moment.isAfter(4);
  expect(moment.value).toEqual({ epochId: 4, hasLearnedSince: false });
});

test('nobody is told where it is while it goes with the loop', () => {
  const moment = new ModelMoment();
  moment.learned();
  moment.isAfter(1);
  expect(moment.takeMove()).toBeNull();
});

test('once it was put back each move is told, once: the batches it learned from, and the next epoch of the loop', () => {
  const moment = new ModelMoment();
  moment.isPutBack(4);
  expect([moment.value.epochId, moment.takeMove()]).toEqual([4, null]);
  moment.learned();
  expect(moment.takeMove()).toEqual({ epochId: 4, hasLearnedSince: true });
  moment.learned();
  expect(moment.takeMove()).toBeNull();
  moment.isAfter(21);
  expect(moment.takeMove()).toEqual({ epochId: 21, hasLearnedSince: false });
});

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

import { expect, it } from 'vitest';
import { breastCancer } from './breast-cancer.ts';
import { prepare } from './testing/prepare.ts';

it('has 569 tumours, malignant or benign, seen by thirty measurements on demand', () => {
  const { rowCounts, target, inputShape, plane } = prepare(breastCancer, { options: { columns: 'all' } });
  expect(Object.values(rowCounts).reduce((sum, count) => sum + count)).toBe(569);
  expect(target).toEqual({ kind: 'classes', name: 'diagnosis', classNames: ['benign', 'malignant'] });
  expect(inputShape).toEqual([30]);
  expect(plane).toBeNull();
});

import { expect, it } from 'vitest';
import { prepare } from './testing/prepare.ts';
import { wine } from './wine.ts';

it('has 178 wines of three cultivars, seen by thirteen measurements on demand', () => {
  const { rowCounts, target, inputShape, notes } = prepare(wine, { options: { columns: 'all' } });
  expect(Object.values(rowCounts).reduce((sum, count) => sum + count)).toBe(178);
  expect(target).toEqual({ kind: 'classes', name: 'cultivar', classNames: ['class_0', 'class_1', 'class_2'] });
  expect(inputShape).toEqual([13]);
  expect(notes[0]).toBe('wine.csv: 178 rows, 14 columns.');
});

import { expect, it } from 'vitest';
import { iris } from './iris.ts';
import { prepare } from './testing/prepare.ts';

it('shows petal length and width at first, in centimetres', () => {
  const { plane, featureNames, rowCounts, target, notes } = prepare(iris);
  expect(featureNames).toEqual(['petal_length_cm', 'petal_width_cm']);
  expect(plane).toMatchObject({ xLabel: 'petal length, cm', yLabel: 'petal width, cm' });
  expect(rowCounts).toEqual({ train: 105, valid: 23, test: 22 });
  expect(target).toEqual({ kind: 'classes', name: 'species', classNames: ['setosa', 'versicolor', 'virginica'] });
  expect(notes[0]).toBe('iris.csv: 150 rows, 5 columns.');
});

it('shows all four measurements on demand', () => {
  const { plane, inputShape } = prepare(iris, { options: { columns: 'all' } });
  expect(inputShape).toEqual([4]);
  expect(plane).toBeNull();
});

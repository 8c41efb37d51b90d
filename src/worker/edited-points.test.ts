import { expect, test } from 'vitest';
import { withPoints, type PlanePoint } from '../config/drawn-points.ts';
import { readForm, startForm } from '../config/experiment-form.ts';
import { DatasetLoader } from './dataset-loader.ts';

function configWith(points: readonly PlanePoint[] | null) {
  const { config } = readForm(withPoints(startForm('xor'), points), null);
  if (config === null) throw new Error('The form of this test is not good.');
  return config;
}

const POINTS: readonly PlanePoint[] = [
  { x: 0.1, y: 0.2, classIndex: 0, part: 'train' },
  { x: 0.3, y: 0.4, classIndex: 1, part: 'train' },
  { x: 0.5, y: 0.6, classIndex: 1, part: 'valid' },
];

test('the points of an experiment are prepared in place of those of the seed, which come back without them', async () => {
  const loader = new DatasetLoader(() => Promise.reject(new Error('There are no files in this test.')));
  const drawn = await loader.load(configWith(null));
  const edited = await loader.load(configWith(POINTS));
  expect(edited.rowCounts).toEqual({ train: 2, valid: 1, test: 0 });
  expect(await loader.load(configWith([...POINTS]))).toBe(edited);
  const moved = await loader.load(configWith(POINTS.map((point) => ({ ...point, x: point.x + 1 }))));
  expect(moved.plane?.x[0]).toBeCloseTo(1.1, 5);
  expect((await loader.load(configWith(null))).plane).toEqual(drawn.plane);
});

import { describe, expect, it } from 'vitest';
import { blobs } from '../blobs.ts';
import { circles } from '../circles.ts';
import type { DatasetDefinition, PlanePoints } from '../dataset-definition.ts';
import { moons } from '../moons.ts';
import { spiral } from '../spiral.ts';
import { prepare } from '../testing/prepare.ts';
import { xor } from '../xor.ts';

const FIGURES = [spiral, circles, moons, xor, blobs];

function planeOf(dataset: DatasetDefinition, options: Record<string, number>, seed = 1): PlanePoints {
  const { plane } = prepare(dataset, { options, seed });
  if (plane === null) throw new TypeError(`${dataset.name} has no plane.`);
  return plane;
}

function points({ x, y, classIndex }: PlanePoints): { x: number; y: number; classIndex: number }[] {
  return Array.from(x, (value, point) => ({ x: value, y: y[point] ?? NaN, classIndex: classIndex[point] ?? NaN }));
}

describe.each(FIGURES)('$name', (dataset) => {
  it.each([100, 5000])('has as many points as asked for: %i, its classes equally large', (size) => {
    const { classIndex } = planeOf(dataset, { size });
    expect(classIndex).toHaveLength(size);
    const counts = [...new Set(classIndex)].map((index) => classIndex.filter((other) => other === index).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it('adds points to the same ones when there are to be more', () => {
    const [few, more] = [planeOf(dataset, { size: 100 }), planeOf(dataset, { size: 300 })];
    expect(more.x.subarray(0, 100)).toEqual(few.x);
  });

  it('moves the same figure by the noise', () => {
    const firstX = (noise: number) => planeOf(dataset, { noise }).x[0] ?? NaN;
    const moved = firstX(0.1) - firstX(0);
    expect(moved).not.toBe(0);
    expect(firstX(0.2) - firstX(0)).toBeCloseTo(2 * moved, 5);
  });

  it('is about 2 wide around 0 without noise', () => {
    for (const { x, y } of points(planeOf(dataset, { noise: 0 }))) {
      expect(Math.abs(x)).toBeLessThanOrEqual(1.001);
      expect(Math.abs(y)).toBeLessThanOrEqual(1.001);
    }
  });
});

describe('the figures without noise', () => {
  it('circles have radius 0.5 inside and 1 outside', () => {
    for (const { x, y, classIndex } of points(planeOf(circles, { noise: 0 })))
      expect(Math.hypot(x, y)).toBeCloseTo(classIndex === 0 ? 0.5 : 1, 5);
  });

  it('xor is told by the signs', () => {
    for (const { x, y, classIndex } of points(planeOf(xor, { noise: 0 }))) expect(x * y > 0 ? 0 : 1).toBe(classIndex);
  });

  it('moons are half circles, the upper one open below', () => {
    for (const { x, y, classIndex } of points(planeOf(moons, { noise: 0 }))) {
      const side = classIndex === 0 ? 1 : -1;
      expect(Math.hypot(side * 1.5 * x + 0.5, side * 1.5 * y + 0.25)).toBeCloseTo(1, 5);
      expect(side * 1.5 * y + 0.25).toBeGreaterThanOrEqual(-1e-6);
    }
  });

  it('spiral arms turn by the radius, each as far from the next', () => {
    for (const { x, y, classIndex } of points(planeOf(spiral, { noise: 0, arms: 4 }))) {
      const turns = Math.atan2(y, x) / (2 * Math.PI) - 1.25 * Math.hypot(x, y) - classIndex / 4;
      expect(turns - Math.round(turns)).toBeCloseTo(0, 4);
    }
  });

  it.each([2, 6])('blobs are %i points', (count) => {
    const places = new Set(points(planeOf(blobs, { noise: 0, count })).map(({ x, y }) => `${x} ${y}`));
    expect(places.size).toBe(count);
  });
});

it('names as many classes as the user chose', () => {
  const { target } = prepare(blobs, { options: { count: 4 } });
  expect(target).toEqual({ kind: 'classes', name: 'class', classNames: ['blob 1', 'blob 2', 'blob 3', 'blob 4'] });
});

it('refuses an option that is no number', () => {
  expect(() => prepare(blobs, { options: { size: '200' } })).toThrow(
    'Option \'size\' of the data set must be a number, but "200" came.',
  );
});

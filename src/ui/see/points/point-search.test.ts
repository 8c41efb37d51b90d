import { describe, expect, it } from 'vitest';
import type { PlanePoint } from '../../../config/drawn-points.ts';
import { mapFrame } from '../map-frame.ts';
import { nearestPoint, pointAfter } from './point-search.ts';

const at = (x: number, y: number): PlanePoint => ({ x, y, classIndex: 0, part: 'train' });
/** 100 pixels a unit in both directions. */
const frame = mapFrame({ xLabel: 'x', yLabel: 'y', xRange: [-1, 1], yRange: [-1, 1] }, 252, 233);

describe('a frame', () => {
  it('leads from a pixel back to the place it came from', () => {
    expect(frame.xAt(frame.x(0.37))).toBeCloseTo(0.37, 10);
    expect(frame.yAt(frame.y(-0.81))).toBeCloseTo(-0.81, 10);
  });
});

describe('the nearest point', () => {
  const points = [at(0, 0), at(0.1, 0), at(0.1, 0)];

  it('is the nearest in pixels, of equal ones the one on top', () => {
    expect(nearestPoint(points, at(0.04, 0), { frame, reach: 12 })).toBe(0);
    expect(nearestPoint(points, at(0.07, 0), { frame, reach: 12 })).toBe(2);
  });

  it('is none beyond the reach', () => {
    expect(nearestPoint(points, at(0, 0.11), { frame, reach: 12 })).toBe(0);
    expect(nearestPoint(points, at(0, 0.13), { frame, reach: 12 })).toBeNull();
  });
});

describe('the next point', () => {
  const points = [at(0.5, 0), at(-0.5, 0.2), at(-0.5, -0.2)];

  it('goes from left to right, then from below upwards, and around', () => {
    expect([2, 1, 0].map((from) => pointAfter(points, from, 1))).toEqual([1, 0, 2]);
    expect([2, 1, 0].map((from) => pointAfter(points, from, -1))).toEqual([0, 2, 1]);
  });

  it('goes on from a place where no point is', () => {
    expect(pointAfter(points, { x: 0, y: 0 }, 1)).toBe(0);
    expect(pointAfter(points, { x: 0, y: 0 }, -1)).toBe(1);
    expect(pointAfter(points, { x: 0.9, y: 0 }, 1)).toBe(2);
    expect(pointAfter(points, { x: -0.9, y: 0 }, -1)).toBe(0);
  });

  it('is none where there are none', () => {
    expect(pointAfter([], { x: 0, y: 0 }, 1)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { MapWindow } from '../map-frame.ts';
import { editWindow, withRoomFor } from './edit-window.ts';
import { fineStep, keyStep, placeInside, placeText } from './place.ts';

const WINDOW = { xLabel: 'x', yLabel: 'y', xRange: [-1.157, 1.2], yRange: [-1, 1] } as const;

describe('a place in the window', () => {
  it('is rounded to a hundredth in a window about 2 wide, and an arrow key goes five of them, with Shift more', () => {
    expect(fineStep(WINDOW)).toBeCloseTo(0.01, 10);
    expect(placeInside(WINDOW, { x: 0.123456, y: -0.98765 })).toEqual({ x: 0.12, y: -0.99 });
    expect(keyStep(WINDOW, false)).toBeCloseTo(0.05, 10);
    expect(keyStep(WINDOW, true)).toBeCloseTo(0.25, 10);
  });

  it('does not leave it, though its edge is no whole number of steps', () => {
    expect(placeInside(WINDOW, { x: -9, y: 9 })).toEqual({ x: -1.15, y: 1 });
  });

  it('is written with a true minus sign and never as minus nothing', () => {
    expect(placeText({ x: 0.4, y: -0.2 }, 0.01)).toBe('0.40, −0.20');
    expect(placeText({ x: -0.001, y: 12 }, 0.01)).toBe('0.00, 12.00');
    expect(placeInside(WINDOW, { x: -0.001, y: 0 })).toEqual({ x: 0, y: 0 });
  });
});

describe('the window to edit in', () => {
  const plane = (from: number, to: number): MapWindow => ({ ...WINDOW, xRange: [from, to], yRange: [from, to] });

  it('has all that the planes show, and always room for a figure', () => {
    expect(editWindow(plane(-3, 0), plane(0, 2)).xRange).toEqual([-3, 2]);
    expect(editWindow(plane(0, 0.1)).yRange).toEqual([-1.15, 1.15]);
  });

  it('stays as it is while all points lie in it, and grows for those that do not', () => {
    const window = editWindow(plane(-1, 1));
    expect(withRoomFor([{ x: 1.15, y: -1.15 }], window)).toBe(window);
    const wider = withRoomFor([{ x: 2, y: 0 }], window);
    expect(wider.xRange[0]).toBe(-1.15);
    expect(wider.xRange[1]).toBeGreaterThan(2);
    expect(wider.yRange).toBe(window.yRange);
  });
});

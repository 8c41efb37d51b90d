import type { MapWindow } from '../map-frame.ts';

/** A place in the plane, in the units of its axes. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** So many of the finest steps lie across a window, at least. */
const FINE_STEPS = 200;
/** An arrow key goes so many of them, with Shift so many more. */
const KEY_STEPS = 5;
const COARSE_KEY_STEPS = 25;

/** The finest step that places are rounded to: a power of ten, 0.01 where the window is about 2 wide. */
export function fineStep({ xRange, yRange }: Pick<MapWindow, 'xRange' | 'yRange'>): number {
  const width = Math.max(xRange[1] - xRange[0], yRange[1] - yRange[0]);
  return 10 ** Math.floor(Math.log10(width / FINE_STEPS));
}

/** How far an arrow key goes. */
export function keyStep(window: MapWindow, isCoarse: boolean): number {
  return fineStep(window) * (isCoarse ? COARSE_KEY_STEPS : KEY_STEPS);
}

/** The nearest place inside the window that is a whole number of fine steps from 0. */
export function placeInside(window: MapWindow, { x, y }: Place): Place {
  const step = fineStep(window);
  return { x: inside(x, window.xRange, step), y: inside(y, window.yRange, step) };
}

/** 1.15 / 0.01 is a little less than 115. */
const ROUNDING = 1e-9;

function inside(value: number, [from, to]: MapWindow['xRange'], step: number): number {
  const least = Math.ceil(from / step - ROUNDING);
  const most = Math.floor(to / step + ROUNDING);
  const steps = Math.min(most, Math.max(least, Math.round(value / step)));
  return Number((steps * step).toFixed(digitsOf(step))) + 0; // + 0: there is one 0 only
}

/** `0.40, −0.20`. */
export function placeText({ x, y }: Place, step: number): string {
  const digits = digitsOf(step);
  const text = (value: number) => {
    const rounded = value.toFixed(digits);
    return Number(rounded) === 0 ? rounded.replace('-', '') : rounded.replace('-', '−');
  };
  return `${text(x)}, ${text(y)}`;
}

function digitsOf(step: number): number {
  return Math.max(0, -Math.round(Math.log10(step)));
}

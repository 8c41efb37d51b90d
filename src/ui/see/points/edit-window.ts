import type { MapWindow } from '../map-frame.ts';
import type { Place } from './place.ts';

type Range = MapWindow['xRange'];

/** Figures are about 2 wide around 0: there is always room for one. */
const FIGURE: Range = [-1.15, 1.15];

/** Room beyond points that lie outside, as a part of the range. */
const MARGIN = 0.08;

/**
 * The part of the plane to edit in: all that the planes show, and at least where a figure lies. It is taken once for a
 * while of editing, or the map would move away under the pointer with each point at its edge.
 */
export function editWindow(plane: MapWindow, ...others: readonly MapWindow[]): MapWindow {
  const planes = [plane, ...others];
  const { xLabel, yLabel } = plane;
  return {
    xLabel,
    yLabel,
    xRange: around(planes.map(({ xRange }) => xRange)),
    yRange: around(planes.map(({ yRange }) => yRange)),
  };
}

/** The window, wider where points lie outside of it, as those of another seed or with more noise may. */
export function withRoomFor(points: readonly Place[], window: MapWindow): MapWindow {
  const xRange = rangeFor(
    points.map(({ x }) => x),
    window.xRange,
  );
  const yRange = rangeFor(
    points.map(({ y }) => y),
    window.yRange,
  );
  return xRange === window.xRange && yRange === window.yRange ? window : { ...window, xRange, yRange };
}

function rangeFor(values: readonly number[], range: Range): Range {
  const [from, to] = range;
  const least = values.reduce((low, value) => Math.min(low, value), from);
  const most = values.reduce((high, value) => Math.max(high, value), to);
  if (least >= from && most <= to) return range;
  const margin = (most - least) * MARGIN;
  return [least < from ? least - margin : from, most > to ? most + margin : to];
}

function around(ranges: readonly Range[]): Range {
  const all = [FIGURE, ...ranges];
  return [Math.min(...all.map(([from]) => from)), Math.max(...all.map(([, to]) => to))];
}

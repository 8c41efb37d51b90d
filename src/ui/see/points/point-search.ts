import type { PlanePoint } from '../../../config/drawn-points.ts';
import type { MapFrame } from '../map-frame.ts';
import type { Place } from './place.ts';

type Points = readonly PlanePoint[];

/** Index of the point nearest to a place, of those at most `reach` pixels away; null where there is none. */
export function nearestPoint(
  points: Points,
  place: Place,
  { frame, reach }: { readonly frame: MapFrame; readonly reach: number },
): number | null {
  let nearest: number | null = null;
  let least = reach;
  points.forEach((point, index) => {
    const distance = Math.hypot(frame.x(point.x) - frame.x(place.x), frame.y(point.y) - frame.y(place.y));
    // The last of those equally near lies on top.
    if (distance > least) return;
    nearest = index;
    least = distance;
  });
  return nearest;
}

/**
 * The next point, or the one before, from left to right, from below upwards where they are equally far left; after the last
 * comes the first. From a place that is no point's it goes on there. Null where there are no points.
 */
export function pointAfter(points: Points, from: Place | number, direction: 1 | -1): number | null {
  const order = [...points.keys()].sort((one, other) => compare(points, one, other));
  if (order.length === 0) return null;
  const at = typeof from === 'number' ? order.indexOf(from) : placeInOrder(points, order, from) - (direction + 1) / 2;
  return order.at((at + direction + order.length) % order.length) ?? null;
}

/** How many points come before a place. */
function placeInOrder(points: Points, order: readonly number[], { x, y }: Place): number {
  const after = order.findIndex((index) => {
    const point = points[index];
    return point !== undefined && (point.x > x || (point.x === x && point.y > y));
  });
  return after < 0 ? order.length : after;
}

function compare(points: Points, one: number, other: number): number {
  const [a, b] = [points[one], points[other]];
  if (a === undefined || b === undefined) return 0;
  return a.x - b.x || a.y - b.y || one - other;
}

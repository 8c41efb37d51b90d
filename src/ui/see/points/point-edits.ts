import type { PlanePoint } from '../../../config/drawn-points.ts';
import type { DatasetSummary } from '../../../protocol/messages.ts';
import type { Place } from './place.ts';

type Points = readonly PlanePoint[];
type Plane = NonNullable<DatasetSummary['plane']>;

/** Far finer than anything that can be seen, and short where the experiment is written down. */
const DIGITS = 6;

/** The points of a plane as a start for edits. */
export function pointsOf(plane: Plane, streamNames: readonly string[]): Points {
  const rounded = (value = NaN) => Number(value.toFixed(DIGITS));
  return Array.from(plane.x, (x, row) => ({
    x: rounded(x),
    y: rounded(plane.y[row]),
    classIndex: plane.classIndex[row] ?? 0,
    part: (streamNames[plane.streamIndex[row] ?? 0] ?? 'train') as PlanePoint['part'],
  }));
}

export function withPoint(points: Points, point: PlanePoint): Points {
  return [...points, point];
}

export function withPointAt(points: Points, index: number, { x, y }: Place): Points {
  return points.map((point, other) => (other === index ? { ...point, x, y } : point));
}

export function withoutPoint(points: Points, index: number): Points {
  return points.filter((_, other) => other !== index);
}

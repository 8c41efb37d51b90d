import type { DatasetSummary } from '../../protocol/messages.ts';
import { classShapePath } from '../ClassMark.tsx';
import type { MapFrame } from './map-frame.ts';

type Plane = NonNullable<DatasetSummary['plane']>;

/** A row of the data set as it is drawn on the map. */
export interface MapPoint {
  /** Its index in the plane. */
  readonly row: number;
  readonly classIndex: number;
  /** Rows that are only measured are hollow. */
  readonly isHollow: boolean;
  readonly center: { readonly x: number; readonly y: number };
  readonly shape: Path2D;
}

/**
 * The rows in the order they are drawn: learned ones first, so that the fewer measured ones lie on top. Sealed streams are
 * left out. Made once for a size; only the map under the points changes while training.
 */
export function mapPoints(plane: Plane, streamNames: readonly string[], frame: MapFrame): readonly MapPoint[] {
  return ['train', 'valid'].flatMap((stream) => {
    const isHollow = stream === 'valid';
    const streamIndex = streamNames.indexOf(stream);
    return Array.from(plane.streamIndex.keys())
      .filter((row) => plane.streamIndex[row] === streamIndex)
      .map((row) => {
        const center = { x: frame.x(plane.x[row] ?? NaN), y: frame.y(plane.y[row] ?? NaN) };
        const classIndex = plane.classIndex[row] ?? 0;
        const shape = new Path2D(classShapePath(classIndex, center, isHollow ? 3.2 : 2.4));
        return { row, classIndex, isHollow, center, shape };
      });
  });
}

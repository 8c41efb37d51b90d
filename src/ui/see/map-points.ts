import type { DatasetSummary } from '../../protocol/messages.ts';
import type { PlanePoint } from '../../config/drawn-points.ts';
import { classShapePath } from '../ClassMark.tsx';
import type { MapFrame } from './map-frame.ts';

type Plane = NonNullable<DatasetSummary['plane']>;

/** A row of the data set as it is drawn on the map. */
export interface MapPoint {
  /** Its index in the plane that the model was asked about; null where it is not one of those. */
  readonly row: number | null;
  readonly classIndex: number;
  /** Rows that are learned are full, those that are only measured hollow; sealed ones, where they are shown, have a dot. */
  readonly look: PointLook;
  readonly center: { readonly x: number; readonly y: number };
  readonly shape: Path2D;
}

export type PointLook = 'full' | 'hollow' | 'dotted';

export function pointLook(stream: string): PointLook {
  if (stream === 'train') return 'full';
  return stream === 'valid' ? 'hollow' : 'dotted';
}

/** In pixels. */
export function pointRadius(look: PointLook): number {
  return look === 'full' ? 2.4 : 3.2;
}

/**
 * The rows in the order they are drawn: learned ones first, so that the fewer measured ones lie on top. Sealed streams are
 * left out. Made once for a size; only the map under the points changes while training.
 */
export function mapPoints(plane: Plane, streamNames: readonly string[], frame: MapFrame): readonly MapPoint[] {
  return ['train', 'valid'].flatMap((stream) => {
    const look = pointLook(stream);
    const streamIndex = streamNames.indexOf(stream);
    return Array.from(plane.streamIndex.keys())
      .filter((row) => plane.streamIndex[row] === streamIndex)
      .map((row) => {
        const center = { x: frame.x(plane.x[row] ?? NaN), y: frame.y(plane.y[row] ?? NaN) };
        const classIndex = plane.classIndex[row] ?? 0;
        const shape = new Path2D(classShapePath(classIndex, center, pointRadius(look)));
        return { row, classIndex, look, center, shape };
      });
  });
}

/** Points that are being edited, those of sealed streams too, in the order they are drawn; without the one under way. */
export function editedMapPoints(
  points: readonly PlanePoint[],
  frame: MapFrame,
  carried: number | null,
): readonly MapPoint[] {
  return ['train', 'valid', 'test'].flatMap((part) =>
    points.flatMap((point, index) => {
      if (point.part !== part || index === carried) return [];
      const look = pointLook(part);
      const center = { x: frame.x(point.x), y: frame.y(point.y) };
      const shape = new Path2D(classShapePath(point.classIndex, center, pointRadius(look)));
      return [{ row: null, classIndex: point.classIndex, look, center, shape }];
    }),
  );
}

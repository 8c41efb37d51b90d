import type { PlanePoints } from './dataset-definition.ts';
import type { Standardisation } from './encode/standardise.ts';
import { PARTS, type Split } from './split.ts';

/** Empty space around the points, as a part of their range. */
const MARGIN = 0.08;

interface Axis {
  readonly label: string;
  /** One for each row, in the units of the column. */
  readonly values: ArrayLike<number>;
  readonly encoding: Standardisation;
}

/** The rows of a set with two inputs as points to draw: those that are in a part, in the order of the table. */
export function planePoints(
  axes: { readonly x: Axis; readonly y: Axis },
  classes: Int32Array,
  split: Split,
): PlanePoints {
  const points = PARTS.flatMap((part, streamIndex) => Array.from(split[part], (row) => ({ row, streamIndex })));
  points.sort((first, second) => first.row - second.row);
  const { x, y } = axes;
  const xs = Float32Array.from(points, ({ row }) => x.values[row] ?? 0);
  const ys = Float32Array.from(points, ({ row }) => y.values[row] ?? 0);
  return {
    xLabel: x.label,
    yLabel: y.label,
    x: xs,
    y: ys,
    classIndex: Uint8Array.from(points, ({ row }) => classes[row] ?? 0),
    streamIndex: Uint8Array.from(points, ({ streamIndex }) => streamIndex),
    xRange: rangeWithMargin(xs),
    yRange: rangeWithMargin(ys),
    xEncoding: { mean: x.encoding.mean, scale: x.encoding.scale },
    yEncoding: { mean: y.encoding.mean, scale: y.encoding.scale },
  };
}

function rangeWithMargin(values: Float32Array): readonly [number, number] {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const margin = (high - low || 1) * MARGIN;
  return [low - margin, high + margin];
}

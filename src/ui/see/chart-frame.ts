import { scaled, type Axis } from './chart-scale.ts';

/** The plot's edges within the chart, and how values become pixels. Recharts is given the same numbers. */
export interface ChartFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (epoch: number) => number;
  readonly y: (value: number) => number;
}

/** Room left of epoch 0 for its band, and right of the last epoch. */
export const X_PADDING = { left: 11, right: 4 } as const;
export const Y_AXIS_WIDTH = 36;
export const X_AXIS_HEIGHT = 20;
export const TOP = 8;
/** Room for the labels at the ends of the lines. */
export const LABEL_WIDTH = 84;

export function chartFrame(
  size: { readonly width: number; readonly height: number },
  xAxis: Axis,
  yAxis: Axis,
): ChartFrame {
  const left = Y_AXIS_WIDTH;
  const right = Math.max(left + 40, size.width - LABEL_WIDTH);
  const top = TOP;
  const bottom = size.height - X_AXIS_HEIGHT;
  const yFrom = scaled(yAxis, yAxis.from);
  const from = left + X_PADDING.left;
  const to = right - X_PADDING.right;
  return {
    ...size,
    left,
    right,
    top,
    bottom,
    x: (epoch) => from + ((epoch - xAxis.from) / (xAxis.to - xAxis.from)) * (to - from),
    y: (value) => bottom - ((scaled(yAxis, value) - yFrom) / (scaled(yAxis, yAxis.to) - yFrom)) * (bottom - top),
  };
}

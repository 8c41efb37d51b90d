import type { DatasetSummary } from '../../protocol/messages.ts';

type Plane = NonNullable<DatasetSummary['plane']>;

/** The part of the plane that a map shows. */
export type MapWindow = Pick<Plane, 'xRange' | 'yRange' | 'xLabel' | 'yLabel'>;

interface Tick {
  readonly at: number;
  readonly text: string;
}

/** The map's edges on the canvas in pixels, and how the units of the columns become pixels. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** The other way round. */
  readonly xAt: (pixel: number) => number;
  readonly yAt: (pixel: number) => number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly xLabel: string;
  readonly yLabel: string;
}

export function mapFrame(window: MapWindow, width: number, height: number): MapFrame {
  const left = 42;
  const right = width - 10;
  const top = 3;
  const bottom = height - 30;
  const [xFrom, xTo] = window.xRange;
  const [yFrom, yTo] = window.yRange;
  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    x: (value) => left + ((value - xFrom) / (xTo - xFrom)) * (right - left),
    y: (value) => bottom - ((value - yFrom) / (yTo - yFrom)) * (bottom - top),
    xAt: (pixel) => xFrom + ((pixel - left) / (right - left)) * (xTo - xFrom),
    yAt: (pixel) => yFrom + ((bottom - pixel) / (bottom - top)) * (yTo - yFrom),
    xTicks: ticks(window.xRange, 5),
    yTicks: ticks(window.yRange, 4),
    xLabel: window.xLabel,
    yLabel: window.yLabel,
  };
}

function ticks([from, to]: readonly [number, number], count: number): readonly Tick[] {
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const at = (first + index) * step;
    return { at, text: at.toFixed(digits) };
  });
}

import { memo, type ReactElement } from 'react';
import { Line, LineChart, XAxis, YAxis, type DotItemDotProps } from 'recharts';
import { streamKind, StreamShape } from '../StreamMark.tsx';
import styles from './epoch-chart.module.css';
import { LABEL_WIDTH, TOP, X_AXIS_HEIGHT, X_PADDING, Y_AXIS_WIDTH, type ChartFrame } from './chart-frame.ts';
import { scaled, type Axis } from './chart-scale.ts';
import type { SeriesRow } from './epoch-series.ts';

interface Props {
  readonly streams: readonly string[];
  readonly rows: readonly SeriesRow[];
  readonly frame: ChartFrame;
  readonly xAxis: Axis;
  readonly yAxis: Axis;
}

/** With more epochs than this the marks would touch: the line alone is clearer. */
const MARKS_AT_MOST = 48;

/**
 * The lines of the epochs that were learned, drawn by Recharts in the frame of `chart-frame.ts`. Axes, epoch 0 and what
 * moves ten times a second are drawn around them, which costs a tenth of what Recharts' axes do.
 */
export const EpochLines = memo(function EpochLines({ streams, rows, frame, xAxis, yAxis }: Props) {
  const hasMarks = rows.length <= MARKS_AT_MOST;
  return (
    <LineChart
      width={frame.width}
      height={frame.height}
      data={[...rows]}
      margin={{ top: TOP, right: LABEL_WIDTH, bottom: X_AXIS_HEIGHT, left: Y_AXIS_WIDTH }}
      accessibilityLayer={false}
    >
      <XAxis dataKey="epochId" type="number" domain={[xAxis.from, xAxis.to]} padding={X_PADDING} hide />
      <YAxis type="number" domain={[scaled(yAxis, yAxis.from), scaled(yAxis, yAxis.to)]} hide />
      {streams.map((stream) => (
        <Line
          key={stream}
          type="linear"
          dataKey={(row: SeriesRow) => lengthOf(row, stream, yAxis)}
          stroke={`var(--${streamKind(stream)})`}
          strokeWidth={2}
          strokeDasharray={DASHES[streamKind(stream)]}
          dot={hasMarks ? mark(stream) : false}
          activeDot={false}
          isAnimationActive={false}
        />
      ))}
    </LineChart>
  );
});

/** Recharts draws lengths; which value a length stands for is the axis' business. */
function lengthOf({ epochId, values }: SeriesRow, stream: string, yAxis: Axis): number | null {
  const value = values[stream] ?? null;
  return epochId < 1 || value === null ? null : scaled(yAxis, value);
}

const DASHES = { train: '0', valid: '6 4', test: '1.5 4' } as const;

function mark(stream: string) {
  const kind = streamKind(stream);
  return ({ key, cx, cy, payload }: DotItemDotProps): ReactElement => {
    const { epochId, values } = payload as SeriesRow;
    const isDrawn = isNumber(cx) && isNumber(cy) && values[stream] !== null && epochId > 0;
    if (!isDrawn) return <g key={key} />;
    return <StreamShape key={key} kind={kind} cx={cx} cy={cy} r={2.6} className={styles[`${kind}Mark`]} />;
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

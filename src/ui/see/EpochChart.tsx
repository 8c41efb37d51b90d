import { useMemo } from 'react';
import { useLab } from '../lab-context.ts';
import { formatMetricShort, variableLabel } from '../number-format.ts';
import { streamKind, StreamShape } from '../StreamMark.tsx';
import { later, useLater } from '../use-later.ts';
import { ChartAxes } from './ChartAxes.tsx';
import { chartFrame, LABEL_WIDTH, type ChartFrame } from './chart-frame.ts';
import { epochAxis, valueAxis, type Axis } from './chart-scale.ts';
import { spreadLabels } from './end-labels.ts';
import styles from './epoch-chart.module.css';
import { logAxis, positiveRows } from './log-axis.ts';
import { selectNow } from './now-position.ts';
import { MARKS_HEIGHT, selectStopMark, StopMarks } from './StopMarks.tsx';
import { epochSeries, thinSeries, type SeriesRow } from './epoch-series.ts';
import { usePacedEpochs } from './use-paced-epochs.ts';

// Recharts is as large as all the rest of the page: it is fetched beside it, and the frame is there meanwhile.
const LINES = later(() => import('./EpochLines.tsx'));

interface Props {
  readonly variable: string;
  readonly streams: readonly string[];
  readonly epochsCount: number | null;
  readonly width: number;
  readonly height: number;
  /** Says at epoch 0 what it is, and has the row of marks; once in a column of charts is enough. */
  readonly isFirst: boolean;
  readonly isLog: boolean;
}

/** One variable by epoch, a line for each stream, from epoch 0 in its grey band to the label at the line's end. */
export function EpochChart({ variable, streams, epochsCount, width, isFirst, isLog, ...props }: Props) {
  const epochs = usePacedEpochs(isFirst ? 'firstChart' : 'nextChart');
  const series = useMemo(() => epochSeries(epochs, variable, streams), [epochs, variable, streams]);
  const rows = useMemo(() => thinSeries(isLog ? positiveRows(series) : series, streams), [series, streams, isLog]);
  const lines = useLater(LINES);
  const stop = useLab(selectStopMark);
  const hasMarks = isFirst && stop !== null;
  const height = props.height - (hasMarks ? MARKS_HEIGHT : 0);
  const lastEpoch = rows.at(-1)?.epochId ?? 0;
  const xAxis = useMemo(() => epochAxis(lastEpoch, epochsCount), [lastEpoch, epochsCount]);
  const yAxis = useMemo(() => (isLog ? logAxis(rows) : valueAxis(variable, rows)), [variable, rows, isLog]);
  const frame = useMemo(() => chartFrame({ width, height }, xAxis, yAxis), [width, height, xAxis, yAxis]);
  const plot = (
    <div
      className={styles.chart}
      style={{ height }}
      role="img"
      aria-label={sentence({ variable, streams, isLog }, series)}
    >
      <ChartAxes variable={variable} frame={frame} xAxis={xAxis} yAxis={yAxis} isEmpty={rows.length === 0} />
      {lines === null ? null : (
        <lines.EpochLines streams={streams} rows={rows} frame={frame} xAxis={xAxis} yAxis={yAxis} />
      )}
      <svg className={styles.layer} width={width} height={height} aria-hidden="true">
        <Untrained streams={streams} rows={rows} frame={frame} />
        {isFirst ? (
          <text className={styles.zero} x={frame.x(0) + 13} y={frame.top + 12}>
            before learning
          </text>
        ) : null}
        <EndLabels variable={variable} streams={streams} rows={rows} frame={frame} />
        <NowLine frame={frame} xAxis={xAxis} />
      </svg>
    </div>
  );
  return (
    <>
      {plot}
      {hasMarks ? <StopMarks stop={stop} frame={frame} xAxis={xAxis} /> : null}
    </>
  );
}

interface DrawnProps {
  readonly streams: readonly string[];
  readonly rows: readonly SeriesRow[];
  readonly frame: ChartFrame;
}

/** Epoch 0 is measured, not learned: larger hollow marks, joined to epoch 1 by dots. */
function Untrained({ streams, rows, frame }: DrawnProps) {
  const [first, second] = rows;
  if (first?.epochId !== 0) return null;
  return streams.map((stream) => {
    const from = first.values[stream] ?? null;
    const to = second?.values[stream] ?? null;
    if (from === null) return null;
    const kind = streamKind(stream);
    return (
      <g key={stream} className={styles[kind]}>
        {second === undefined || to === null ? null : (
          <path
            className={styles.join}
            d={`M${frame.x(0)} ${frame.y(from)}L${frame.x(second.epochId)} ${frame.y(to)}`}
          />
        )}
        <StreamShape kind={kind} cx={frame.x(0)} cy={frame.y(from)} r={4} className={styles.hollow} />
      </g>
    );
  });
}

function EndLabels({ variable, streams, rows, frame }: DrawnProps & { readonly variable: string }) {
  const last = rows.at(-1);
  if (last === undefined) return null;
  const labels = streams.flatMap((stream) => {
    const value = last.values[stream];
    return value === null || value === undefined ? [] : [{ stream, value, lineY: frame.y(value) }];
  });
  const x = frame.width - LABEL_WIDTH + 8;
  return spreadLabels(labels, { top: frame.top + 4, bottom: frame.bottom }).map(({ stream, value, lineY, textY }) => (
    <g key={stream} className={styles[streamKind(stream)]}>
      <path className={styles.lead} d={`M${frame.x(last.epochId) + 5} ${lineY}L${x - 4} ${textY}`} />
      <text className={styles.end} x={x} y={textY + 4}>
        {stream} {formatMetricShort(variable, value)}
      </text>
    </g>
  ));
}

/** Now: an ink line with a yellow head, while a run is going. */
function NowLine({ frame, xAxis }: { readonly frame: ChartFrame; readonly xAxis: Axis }) {
  const now = useLab(selectNow);
  if (now === null || now > xAxis.to) return null;
  const x = frame.x(now);
  return (
    <g transform={`translate(${x.toFixed(1)} 0)`}>
      <path className={styles.nowLine} d={`M0 ${frame.top}V${frame.bottom}`} />
      <path className={styles.nowHead} d={`M-5 ${frame.top - 4}h10v4l-5 5-5-5z`} />
    </g>
  );
}

function sentence(
  { variable, streams, isLog }: Pick<Props, 'variable' | 'streams' | 'isLog'>,
  rows: readonly SeriesRow[],
): string {
  const name = `${variableLabel(variable)} by epoch${isLog ? ', on a log scale' : ''}.`;
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return `${name} Nothing has been measured yet.`;
  const told = first === last ? [first] : [first, last];
  const texts = told.map(
    (row) =>
      `Epoch ${row.epochId}: ${streams
        .map((stream) => `${stream} ${formatMetricShort(variable, row.values[stream] ?? NaN)}`)
        .join(', ')}.`,
  );
  return [name, ...texts].join(' ');
}

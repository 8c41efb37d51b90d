import { memo, useId } from 'react';
import styles from './epoch-chart.module.css';
import type { ChartFrame } from './chart-frame.ts';
import { tickText, type Axis } from './chart-scale.ts';

/** More epochs than this have no ticks of their own. */
const TICKS_AT_MOST = 64;

/** Grid, axes and the band of epoch 0, behind the lines. */
export const ChartAxes = memo(function ChartAxes(props: {
  readonly variable: string;
  readonly frame: ChartFrame;
  readonly xAxis: Axis;
  readonly yAxis: Axis;
  readonly isEmpty: boolean;
}) {
  const { variable, frame, xAxis, yAxis, isEmpty } = props;
  const band = { x: frame.x(0) - 9, y: frame.top, width: 18, height: frame.bottom - frame.top };
  const small = xAxis.to <= TICKS_AT_MOST ? Array.from({ length: xAxis.to + 1 }, (_, epoch) => epoch) : [];
  return (
    <svg className={styles.layer} width={frame.width} height={frame.height} aria-hidden="true">
      <rect className={styles.band} {...band} />
      {isEmpty ? <Hatch {...band} /> : null}
      <path
        className={styles.grid}
        d={yAxis.ticks.map((tick) => `M${frame.left} ${frame.y(tick)}H${frame.right}`).join('')}
      />
      <path
        className={styles.tick}
        d={[
          ...small.map((epoch) => `M${frame.x(epoch)} ${frame.bottom}v3`),
          ...xAxis.ticks.map((epoch) => `M${frame.x(epoch)} ${frame.bottom}v5`),
        ].join('')}
      />
      {yAxis.ticks.map((tick) => (
        <text key={tick} className={styles.text} x={frame.left - 6} y={frame.y(tick) + 3.5} textAnchor="end">
          {tickText(variable, tick)}
        </text>
      ))}
      {xAxis.ticks.map((tick) => (
        <text key={tick} className={styles.text} x={frame.x(tick)} y={frame.bottom + 16} textAnchor="middle">
          {tick}
        </text>
      ))}
      <text className={styles.text} x={frame.right + 8} y={frame.bottom + 16}>
        epoch
      </text>
    </svg>
  );
});

/** Nothing measured yet. */
function Hatch(area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }) {
  const id = useId();
  return (
    <>
      <defs>
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" className={styles.hatch} />
        </pattern>
      </defs>
      <rect {...area} fill={`url(#${id})`} />
    </>
  );
}

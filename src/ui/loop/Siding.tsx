import { memo } from 'react';
import type { StreamOverview } from '../../store/selectors.ts';
import { StreamShape } from '../StreamMark.tsx';
import styles from './track.module.css';
import type { Point } from './track-geometry.ts';

const BEADS = [12, 34, 56];

/** Streams no epoch visits, such as `test`: they wait beside the lap. `at` is null where there is no room for it. */
export const Siding = memo(function Siding(props: {
  readonly streams: readonly StreamOverview[];
  readonly at: Point | null;
}) {
  const { streams, at } = props;
  const names = streams.filter(({ isSealed }) => isSealed).map(({ name }) => name);
  if (at === null || names.length === 0) return null;
  return (
    <g data-stream="test">
      <path className={styles.rail} d={`M${at.x} ${at.y}h68`} />
      {BEADS.map((x) => (
        <StreamShape key={x} kind="test" cx={at.x + x} cy={at.y} r={6.5} className={styles.sealed} />
      ))}
      <text className={styles.laneName} x={at.x + 2} y={at.y - 19}>
        {names.join(', ')}
        <tspan className={styles.note}> later</tspan>
      </text>
    </g>
  );
});

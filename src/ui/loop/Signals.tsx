import styles from './track.module.css';
import { wayOutPath, type Point, type TrackGeometry } from './track-geometry.ts';

/** A red flag: where Stop was pressed, or where it was noticed. */
export function Flag(props: {
  readonly at: Point;
  readonly text: string;
  readonly side: 'left' | 'right';
  /** The flag hangs below the station, where its name stands above. */
  readonly isBelow?: boolean;
}) {
  const { at, text, side, isBelow = false } = props;
  const sign = side === 'right' ? 1 : -1;
  const foot = isBelow ? at.y + 9 : at.y - 9;
  const head = isBelow ? foot + 4 : foot - 16;
  const tip = isBelow ? head + 9 : head;
  return (
    <g className={styles.flag}>
      <path d={`M${at.x} ${foot}V${tip}`} />
      <path d={`M${at.x} ${head}h${sign * 14}l${sign * -4} 4.5l${sign * 4} 4.5h${sign * -14}z`} />
      <text x={at.x + sign * 18} y={head + 8} textAnchor={side === 'right' ? 'start' : 'end'}>
        {text}
      </text>
    </g>
  );
}

/** The dashed red way from where the run left the loop early to after_training. */
export function WayOut({ geometry, from }: { readonly geometry: TrackGeometry; readonly from: Point }) {
  return <path className={styles.wayOut} d={wayOutPath(geometry, from)} />;
}

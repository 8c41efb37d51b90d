import styles from './track.module.css';
import type { Point } from './track-geometry.ts';

export interface StationLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Props {
  readonly at: Point;
  /** `event`: hooks are called. `act`: something is done. `question`: a look, or a count. */
  readonly kind: 'event' | 'act' | 'question';
  readonly radius: number;
  readonly name: StationLabel | null;
  readonly note?: StationLabel | null;
  readonly isNow: boolean;
  readonly isFailed: boolean;
}

/** A place on the track: a ring with its name. */
export function Station({ at, kind, radius, name, note = null, isNow, isFailed }: Props) {
  const classes = [styles.station, styles[kind], isNow ? styles.isNow : '', isFailed ? styles.isFailed : ''];
  return (
    <g className={classes.join(' ')}>
      <circle className={styles.ring} cx={at.x} cy={at.y} r={radius} />
      {name === null ? null : <Label label={name} className={styles.stationName} />}
      {note === null ? null : <Label label={note} className={styles.note} />}
    </g>
  );
}

function Label({ label, className }: { readonly label: StationLabel; readonly className: string | undefined }) {
  return (
    <text className={className} x={label.x} y={label.y} textAnchor={label.anchor}>
      {label.text}
    </text>
  );
}

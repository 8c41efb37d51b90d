import styles from './marker.module.css';
import type { Point } from './track-geometry.ts';

/** Mean width of a letter of the tag, and what stands around its text; only to choose a side. */
const LETTER = 5.6;
const AROUND = 40;

/** The yellow marker: here is the run now. With the hook that is called on its tag. */
export function Marker(props: {
  readonly at: Point;
  readonly tag: string | null;
  readonly trackWidth: number;
  readonly isTravelling: boolean;
  /** The run was cut off: nothing is now any more. */
  readonly isGone: boolean;
}) {
  const { at, tag, trackWidth, isTravelling, isGone } = props;
  const hasRoom = at.x + (tag?.length ?? 0) * LETTER + AROUND < trackWidth;
  return (
    <div
      className={`${styles.marker} ${isTravelling ? styles.travelling : ''} ${isGone ? styles.gone : ''}`}
      style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
      data-marker=""
      aria-hidden="true"
    >
      {tag === null ? null : <span className={hasRoom ? styles.tag : styles.tagLeft}>{tag}</span>}
      <svg className={styles.disc} width="28" height="28" viewBox="-14 -14 28 28">
        <circle className={styles.halo} r="13.5" />
        <circle className={styles.dot} r="9.5" />
        <path className={styles.arrow} d="M-2.5 -3.5L3.5 0L-2.5 3.5z" />
      </svg>
    </div>
  );
}

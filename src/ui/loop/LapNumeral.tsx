import type { RunView } from './run-view.ts';
import styles from './track.module.css';
import type { TrackGeometry } from './track-geometry.ts';
import { limitText } from './track-texts.ts';

/** From this epoch on the numeral is set narrow. */
const MANY_EPOCHS = 1000;

/** The epoch in hand, large. On the slim track it stands inside the batch loop. */
export function LapNumeral({ geometry, view }: { readonly geometry: TrackGeometry; readonly view: RunView }) {
  const { x, y } = geometry.numeral;
  const epochId = (view.reached ?? view.position)?.epochId ?? 0;
  const limit = limitText(view);
  if (geometry.size === 'slim')
    return (
      <text className={styles.figure} x={x} y={y} textAnchor="middle">
        <tspan className={styles.caption}>epoch </tspan>
        {epochId}
        <tspan className={styles.caption}> {limit}</tspan>
      </text>
    );
  return (
    <g textAnchor="middle">
      <text className={styles.caption} x={x} y={y - 50}>
        epoch
      </text>
      <text className={epochId >= MANY_EPOCHS ? styles.numeralNarrow : styles.numeral} x={x} y={y}>
        {epochId}
      </text>
      <text className={styles.caption} x={x} y={y + 22}>
        {limit}
      </text>
    </g>
  );
}

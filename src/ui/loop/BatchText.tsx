import { useLab } from '../lab-context.ts';
import { formatCount } from '../number-format.ts';
import type { BatchInHand } from './batch-in-hand.ts';
import styles from './track.module.css';
import type { TrackGeometry } from './track-geometry.ts';

/** Inside the batch loop: "batch 7 of 10", or at full speed how many pass in a second. */
export function BatchText(props: {
  readonly geometry: TrackGeometry;
  readonly batch: BatchInHand;
  readonly isSampled: boolean;
}) {
  const { geometry, batch, isSampled } = props;
  const pace = useLab((state) => state.batchesPerSecond);
  const className = geometry.size === 'slim' ? styles.caption : styles.figure;
  if (isSampled && pace !== null && Number.isFinite(pace))
    return (
      <text className={className} {...geometry.batchText} textAnchor="middle">
        {pace < 10 ? pace.toFixed(1) : formatCount(pace)}
        <tspan className={styles.caption}> batches/s</tspan>
      </text>
    );
  if (batch.number === null) return null;
  return (
    <text className={className} {...geometry.batchText} textAnchor="middle">
      <tspan className={styles.caption}>batch </tspan>
      {formatCount(batch.number)}
      {batch.count === null ? null : (
        <>
          <tspan className={styles.caption}> of </tspan>
          {formatCount(batch.count)}
        </>
      )}
    </text>
  );
}

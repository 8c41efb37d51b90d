import { StreamShape, streamKind } from '../StreamMark.tsx';
import { laneX, type LaneLayout } from './lane-layout.ts';
import { batchState, type LaneProgress } from './lane-progress.ts';
import styles from './track.module.css';

/** Batches to be seen on each side of the one in hand. */
const NEIGHBOURS = 2;
const BEAD = { pitch: 15, radius: 5 } as const;
const HALF_WINDOW = NEIGHBOURS * BEAD.pitch + 11;

/** More than 120 batches: one bar, and a window of five around the batch in hand. */
export function LaneBar({ layout, ...progress }: LaneProgress & { readonly layout: LaneLayout }) {
  const { left, right, y, count } = layout;
  const doneWidth = ((right - left) * progress.done) / Math.max(1, count);
  const inHand = progress.now >= 0 ? progress.now : progress.struck;
  return (
    <>
      <rect className={styles.barWaiting} x={left} y={y - 6} width={right - left} height={12} />
      <rect className={styles.barDone} x={left} y={y - 6} width={doneWidth} height={12} />
      {inHand < 0 ? null : <Window layout={layout} inHand={inHand} {...progress} />}
    </>
  );
}

function Window(props: LaneProgress & { readonly layout: LaneLayout; readonly inHand: number }) {
  const { layout, inHand } = props;
  const { y, count } = layout;
  const x = laneX(layout, inHand);
  const kind = streamKind(layout.stream.name);
  const shown = Array.from({ length: 2 * NEIGHBOURS + 1 }, (_, index) => inHand - NEIGHBOURS + index);
  return (
    <g>
      <rect className={styles.window} x={x - HALF_WINDOW} y={y - 11} width={2 * HALF_WINDOW} height={22} rx={11} />
      {shown.map((index) =>
        index < 0 || index >= count ? null : (
          <g key={index} className={styles.batch} data-batch={batchState(index, props)}>
            <StreamShape
              kind={kind}
              cx={x + (index - inHand) * BEAD.pitch}
              cy={y}
              r={index === inHand ? BEAD.radius + 1 : BEAD.radius}
              className={styles.shape}
            />
          </g>
        ),
      )}
    </g>
  );
}

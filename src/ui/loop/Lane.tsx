import { memo } from 'react';
import { StreamShape, streamKind } from '../StreamMark.tsx';
import type { LaneLayout } from './lane-layout.ts';
import { laneX } from './lane-layout.ts';
import { batchState, type LaneProgress } from './lane-progress.ts';
import { LaneBar } from './LaneBar.tsx';
import { LaneName } from './LaneName.tsx';
import styles from './track.module.css';

interface Props extends LaneProgress {
  readonly layout: LaneLayout;
  /** True while the model learns from the stream, or will; false while it is only measured. */
  readonly isLearning: boolean;
  readonly isFirst: boolean;
  readonly hasNotes: boolean;
}

/** The batches of one stream in this epoch: beads, ticks where they are many, one bar where they are very many. */
export const Lane = memo(function Lane({ layout, isLearning, isFirst, hasNotes, ...progress }: Props) {
  const kind = streamKind(layout.stream.name);
  return (
    <g data-stream={kind} data-lane={layout.stream.name} data-form={layout.form}>
      <LaneName layout={layout} isLearning={isLearning} isFirst={isFirst} hasNotes={hasNotes} />
      {layout.form === 'beads' || layout.form === 'empty' ? (
        <path className={styles.rail} d={`M${layout.firstX} ${layout.y}H${lastX(layout)}`} />
      ) : null}
      {layout.form === 'beads' ? <Beads layout={layout} {...progress} /> : null}
      {layout.form === 'ticks' ? <Ticks layout={layout} {...progress} /> : null}
      {layout.form === 'bar' ? <LaneBar layout={layout} {...progress} /> : null}
    </g>
  );
});

function lastX(layout: LaneLayout): number {
  return layout.form === 'empty' ? layout.right : laneX(layout, layout.count - 1);
}

function Beads({ layout, ...progress }: LaneProgress & { readonly layout: LaneLayout }) {
  const kind = streamKind(layout.stream.name);
  return Array.from({ length: layout.count }, (_, index) => {
    const state = batchState(index, progress);
    const x = laneX(layout, index);
    return (
      <g key={index} className={styles.batch} data-batch={state}>
        <StreamShape kind={kind} cx={x} cy={layout.y} r={layout.beadRadius} className={styles.shape} />
        {state === 'struck' ? <path className={styles.strike} d={`M${x - 8} ${layout.y + 8}l16 -16`} /> : null}
      </g>
    );
  });
}

function Ticks({ layout, ...progress }: LaneProgress & { readonly layout: LaneLayout }) {
  const width = Math.min(4, layout.pitch * 0.62);
  return Array.from({ length: layout.count }, (_, index) => {
    const state = batchState(index, progress);
    const isMarked = state === 'now' || state === 'struck';
    const size = isMarked ? { width: 6, height: 22 } : { width, height: 14 };
    return (
      <g key={index} className={styles.batch} data-batch={state}>
        <rect
          className={styles.tick}
          x={laneX(layout, index) - size.width / 2}
          y={layout.y - size.height / 2}
          rx={isMarked ? 2 : Math.min(1, width / 3)}
          {...size}
        />
      </g>
    );
  });
}

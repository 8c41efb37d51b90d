import { memo } from 'react';
import { streamKind } from '../StreamMark.tsx';
import { laneX, type LaneLayout } from './lane-layout.ts';
import styles from './track.module.css';
import type { TrackGeometry } from './track-geometry.ts';

/** "This, enlarged": from the batch in hand down to the batch loop. `now` is the batch's index, or -1 while there is none. */
export const Wedge = memo(function Wedge(props: {
  readonly geometry: TrackGeometry;
  readonly layout: LaneLayout;
  readonly now: number;
}) {
  const { geometry, layout, now } = props;
  const { batchLoop, wedgeInset } = geometry;
  if (now < 0) return null;
  const x = laneX(layout, now);
  const halfWidth = layout.form === 'beads' ? layout.beadRadius : 4;
  const top = layout.y + 4;
  const points = [
    [x - halfWidth, top],
    [x + halfWidth, top],
    [batchLoop.right - wedgeInset, batchLoop.top],
    [batchLoop.left + wedgeInset, batchLoop.top],
  ];
  return (
    <polygon
      className={styles.wedge}
      data-stream={streamKind(layout.stream.name)}
      points={points.map((at) => at.join()).join(' ')}
    />
  );
});

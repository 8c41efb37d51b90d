import { earlyEnd } from './early-end.ts';
import type { LaneLayout } from './lane-layout.ts';
import type { RunView } from './run-view.ts';
import { Flag, WayOut } from './Signals.tsx';
import { pointOf } from './track-place.ts';
import type { TrackGeometry } from './track-geometry.ts';

/** Where Stop was pressed, where it was noticed, and the way out from where the run left the loop early. */
export function StopSignals(props: {
  readonly view: RunView;
  readonly lanes: readonly LaneLayout[];
  readonly geometry: TrackGeometry;
}) {
  const { view, lanes, geometry } = props;
  const { leftAt, askedAt, isNoticed } = earlyEnd(view);
  const isBelow = askedAt?.place === 'afterBatch' && geometry.size !== 'slim';
  return (
    <>
      {leftAt === null ? null : <WayOut geometry={geometry} from={pointOf(leftAt, lanes, geometry)} />}
      {askedAt === null ? null : (
        <Flag
          at={pointOf(askedAt, lanes, geometry)}
          text="asked here"
          side={isBelow ? 'right' : 'left'}
          isBelow={isBelow}
        />
      )}
      {isNoticed ? <Flag at={geometry.stations.stopAsked} text="noticed here" side="right" /> : null}
    </>
  );
}

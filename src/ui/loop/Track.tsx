import { useMemo } from 'react';
import { selectHooks } from '../../store/selectors.ts';
import { useLab } from '../lab-context.ts';
import { batchInHand } from './batch-in-hand.ts';
import { BatchText } from './BatchText.tsx';
import { layoutLanes } from './lane-layout.ts';
import { LapNumeral } from './LapNumeral.tsx';
import { LapStations } from './LapStations.tsx';
import { Marker } from './Marker.tsx';
import { Road } from './Road.tsx';
import { useRunView } from './run-view.ts';
import { Siding } from './Siding.tsx';
import { StopSignals } from './StopSignals.tsx';
import { selectStreamOverviews } from './stream-overviews.ts';
import { trackGeometry } from './track-geometry.ts';
import { markerPoint } from './track-place.ts';
import { tagText, trackLabel } from './track-texts.ts';
import styles from './track.module.css';
import { TrackStreams } from './TrackStreams.tsx';

/** The loop as a track: one lap is one epoch, the batch in hand opens into the loop inside (`look.md` sections 1 and 4). */
export function Track({ width }: { readonly width: number }) {
  const view = useRunView();
  const streams = useLab(selectStreamOverviews);
  const hooks = useLab(selectHooks);
  const geometry = useMemo(() => trackGeometry(width), [width]);
  const lanes = useMemo(() => layoutLanes(streams, geometry), [streams, geometry]);
  const batch = batchInHand(view, streams);
  const isSlim = geometry.size === 'slim';
  const isGone = view.phase === 'restarted';
  return (
    <div className={`${styles.stage} ${isSlim ? styles.slim : ''}`}>
      <div className={`${styles.frame} ${isGone ? styles.restarted : ''}`}>
        <svg
          className={styles.track}
          width={geometry.width}
          height={geometry.height}
          role="img"
          aria-label={trackLabel(view, batch.count)}
          data-size={geometry.size}
          data-travels={view.isTravelling ? '' : undefined}
        >
          <Road geometry={geometry} />
          <TrackStreams view={view} streams={streams} lanes={lanes} geometry={geometry} />
          <Siding streams={streams} at={geometry.siding} />
          <LapStations geometry={geometry} view={view} hookCount={hooks.length} />
          <LapNumeral geometry={geometry} view={view} />
          <BatchText geometry={geometry} batch={batch} isSampled={view.isSampled} />
          <StopSignals view={view} lanes={lanes} geometry={geometry} />
        </svg>
        <Marker
          key={geometry.width}
          at={markerPoint(view, lanes, geometry)}
          tag={tagText(view, hooks, isSlim)}
          trackWidth={geometry.width}
          isTravelling={view.isTravelling}
          isGone={isGone}
        />
      </div>
    </div>
  );
}

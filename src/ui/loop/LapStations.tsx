import { memo } from 'react';
import { useLab } from '../lab-context.ts';
import { currentStation, failedStation } from './current-station.ts';
import { lapLabels } from './lap-labels.ts';
import type { RunView } from './run-view.ts';
import { Station } from './Station.tsx';
import type { TrackGeometry } from './track-geometry.ts';
import { lapNotes } from './track-texts.ts';

const RADIUS = { event: 8, question: 5.5 } as const;

/** The stations of the lap and of the ways in and out. */
export const LapStations = memo(function LapStations(props: {
  readonly geometry: TrackGeometry;
  readonly view: RunView;
  readonly hookCount: number;
}) {
  const { geometry, view, hookCount } = props;
  const afterEpochSeconds = useLab((state) => state.profile?.afterEpochHooks ?? null);
  const now = currentStation(view);
  const failed = failedStation(view);
  return lapLabels(geometry, lapNotes(view, hookCount, afterEpochSeconds)).map(({ id, kind, name, note }) => (
    <Station
      key={id}
      at={geometry.stations[id]}
      kind={kind}
      radius={RADIUS[kind]}
      name={name}
      note={note}
      isNow={now === id}
      isFailed={failed === id}
    />
  ));
});

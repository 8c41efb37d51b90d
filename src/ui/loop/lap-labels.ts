import type { StationLabel } from './Station.tsx';
import type { TrackGeometry } from './track-geometry.ts';

export type LapStationId =
  'beforeTraining' | 'epochsDone' | 'afterEpoch' | 'afterEpochProfile' | 'ended' | 'afterTraining';

/** The small texts at the stations, by station. */
export type LapNotes = Readonly<Record<LapStationId, string>>;

interface LapStation {
  readonly id: LapStationId;
  readonly kind: 'event' | 'question';
  readonly name: StationLabel | null;
  readonly note: StationLabel | null;
}

/** The stations of the lap with their texts: below the lower road, above the way in, inside the right bend. */
export function lapLabels(geometry: TrackGeometry, notes: LapNotes): readonly LapStation[] {
  return geometry.size === 'slim' ? slimLabels(geometry) : roomyLabels(geometry, notes);
}

function roomyLabels({ stations, wayEnd }: TrackGeometry, notes: LapNotes): readonly LapStation[] {
  const edge = wayEnd - 2;
  const below = (id: LapStationId, text: string) => ({
    id,
    name: middle(stations[id].x, stations[id].y + 29, text),
    note: middle(stations[id].x, stations[id].y + 44, notes[id]),
  });
  const { beforeTraining, afterTraining, epochsDone } = stations;
  return [
    {
      id: 'beforeTraining',
      kind: 'event',
      name: start(edge, beforeTraining.y - 24, 'before_training'),
      note: start(edge, beforeTraining.y - 39, notes.beforeTraining),
    },
    {
      id: 'epochsDone',
      kind: 'question',
      name: end(epochsDone.x - 16, epochsDone.y - 4, 'epochs_done'),
      note: end(epochsDone.x - 16, epochsDone.y + 11, notes.epochsDone),
    },
    { ...below('afterEpoch', 'after_epoch'), kind: 'event' },
    { ...below('afterEpochProfile', 'after_epoch_profile'), kind: 'event' },
    { ...below('ended', 'ended?'), kind: 'question' },
    {
      id: 'afterTraining',
      kind: 'event',
      name: start(edge, afterTraining.y + 29, 'after_training'),
      note: start(edge, afterTraining.y + 44, notes.afterTraining),
    },
  ];
}

function slimLabels({ stations, wayEnd }: TrackGeometry): readonly LapStation[] {
  const { beforeTraining, afterTraining, afterEpoch, afterEpochProfile, ended } = stations;
  return [
    { id: 'beforeTraining', kind: 'event', name: start(wayEnd, beforeTraining.y - 40, 'before_training'), note: null },
    { id: 'epochsDone', kind: 'question', name: null, note: null },
    { id: 'afterEpoch', kind: 'event', name: middle(afterEpoch.x, afterEpoch.y + 29, 'after_epoch'), note: null },
    {
      id: 'afterEpochProfile',
      kind: 'event',
      name: middle(afterEpochProfile.x, afterEpochProfile.y + 29, 'profile'),
      note: null,
    },
    { id: 'ended', kind: 'question', name: middle(ended.x, ended.y + 29, 'ended?'), note: null },
    { id: 'afterTraining', kind: 'event', name: start(wayEnd, afterTraining.y + 46, 'after_training'), note: null },
  ];
}

function start(x: number, y: number, text: string): StationLabel {
  return { text, x, y, anchor: 'start' };
}
function middle(x: number, y: number, text: string): StationLabel {
  return { text, x, y, anchor: 'middle' };
}
function end(x: number, y: number, text: string): StationLabel {
  return { text, x, y, anchor: 'end' };
}

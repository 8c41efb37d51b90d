import type { StreamOverview } from '../../store/selectors.ts';
import { streamKind } from '../StreamMark.tsx';
import { BatchLoop } from './BatchLoop.tsx';
import { currentStation, failedStation } from './current-station.ts';
import { Lane } from './Lane.tsx';
import type { LaneLayout } from './lane-layout.ts';
import { laneProgress } from './lane-progress.ts';
import { Chevron } from './Road.tsx';
import type { RunView } from './run-view.ts';
import type { TrackGeometry } from './track-geometry.ts';
import { isTrainLearning } from './track-texts.ts';
import { Wedge } from './Wedge.tsx';

/** Room an arrow head needs between the last lane and the bend. */
const CHEVRON_ROOM = 24;

/** The lanes, and the batch loop in the colour of the stream in hand. */
export function TrackStreams(props: {
  readonly view: RunView;
  readonly streams: readonly StreamOverview[];
  readonly lanes: readonly LaneLayout[];
  readonly geometry: TrackGeometry;
}) {
  const { view, streams, lanes, geometry } = props;
  const { lap } = geometry;
  const inHand = view.reached?.streamName ?? streams[0]?.name ?? 'train';
  const laneEnd = lanes.at(-1)?.right ?? lap.left;
  const bendStart = lap.right - lap.radius;
  return (
    <>
      {lanes.map((layout, index) => (
        <Wedge
          key={layout.stream.name}
          geometry={geometry}
          layout={layout}
          now={laneProgress(view, streams, index).now}
        />
      ))}
      <BatchLoop
        geometry={geometry}
        kind={streamKind(inHand)}
        now={currentStation(view)}
        failed={failedStation(view)}
      />
      {bendStart - laneEnd > CHEVRON_ROOM ? <Chevron x={(laneEnd + bendStart) / 2} y={lap.top} turn={0} /> : null}
      {lanes.map((layout, index) => (
        <Lane
          key={layout.stream.name}
          layout={layout}
          isFirst={index === 0}
          isLearning={layout.stream.isTrain && isTrainLearning(view)}
          hasNotes={geometry.size !== 'slim'}
          {...laneProgress(view, streams, index)}
        />
      ))}
    </>
  );
}

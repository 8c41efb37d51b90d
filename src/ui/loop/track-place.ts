import type { GatePoint } from '../../protocol/messages.ts';
import { laneX, type LaneLayout } from './lane-layout.ts';
import { LOOP_LINES } from './loop-lines.ts';
import type { RunView } from './run-view.ts';
import type { Point, TrackGeometry } from './track-geometry.ts';

/** Where a place of the loop lies on the drawing. */
export function pointOf(point: GatePoint, lanes: readonly LaneLayout[], geometry: TrackGeometry): Point {
  const { station } = LOOP_LINES[point.place];
  if (station !== 'lane' && station !== 'bead') return geometry.stations[station];
  return lanePoint(point, lanes, geometry);
}

/** Where the marker stands: exactly at the place, or at full speed on the lane beside the batch in hand. */
export function markerPoint(view: RunView, lanes: readonly LaneLayout[], geometry: TrackGeometry): Point {
  const { position, phase, isSampled } = view;
  if (phase === 'finished') return geometry.stations.afterTraining;
  if (position === null) return geometry.waiting;
  if (isSampled && position.streamName !== null) return lanePoint(position, lanes, geometry);
  return pointOf(position, lanes, geometry);
}

function lanePoint(point: GatePoint, lanes: readonly LaneLayout[], geometry: TrackGeometry): Point {
  const lane = lanes.find(({ stream }) => stream.name === point.streamName);
  return lane === undefined ? geometry.stations.wayIn : { x: laneX(lane, point.batchIndex), y: lane.y };
}

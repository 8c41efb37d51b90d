import type { StreamOverview } from '../../store/selectors.ts';
import type { TrackGeometry } from './track-geometry.ts';

/** Up to so many batches are drawn as beads, up to so many as ticks; more are one bar. */
export const MOST_BEADS = 24;
export const MOST_TICKS = 120;

/** Closest beads of 12 px can stand. */
const LEAST_BEAD_PITCH = 13;
/** Sums of widths are not exact. */
const ROUNDING = 0.01;
const TICK_PITCH = 6.4;
/** From a lane's edge to its first bead. */
const PADDING = { bead: 10, tick: 4 } as const;
/** What a lane asks for at most, and needs at least. */
const MOST_WIDTH = { wide: 340, mid: 320, slim: 180 } as const;
const LEAST_WIDTH = { wide: 80, mid: 68, slim: 44 } as const;

export type LaneForm = 'beads' | 'ticks' | 'bar' | 'empty';

export interface LaneLayout {
  readonly stream: StreamOverview;
  readonly form: LaneForm;
  readonly count: number;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Middle of the first batch, and from one batch to the next. */
  readonly firstX: number;
  readonly pitch: number;
  readonly beadRadius: number;
  /** Where the lane's name and note have to end. */
  readonly textEnd: number;
}

/** Lays out the lanes of the streams an epoch visits, in call order, on the upper side of the lap. */
export function layoutLanes(streams: readonly StreamOverview[], geometry: TrackGeometry): readonly LaneLayout[] {
  const visited = streams.filter(({ isSealed }) => !isSealed);
  const widths = sharedWidths(visited, geometry);
  const { lanes, laneGap, lap, siding } = geometry;
  const hasSiding = siding !== null && visited.length < streams.length;
  const layouts: LaneLayout[] = [];
  let left = lanes.left;
  for (const [index, stream] of visited.entries()) {
    const right = left + (widths[index] ?? 0);
    const isLast = index === visited.length - 1;
    const end = hasSiding ? siding.x : geometry.width;
    layouts.push(
      laneOf(stream, { left, right, y: lap.top, textEnd: isLast ? end : right + laneGap, bead: geometry.bead }),
    );
    left = right + laneGap;
  }
  return layouts;
}

/** Middle of a batch on its lane; the place after the last batch is the lane's end. */
export function laneX({ firstX, pitch, count, right }: LaneLayout, batchIndex: number): number {
  return batchIndex >= count ? right : firstX + Math.max(0, batchIndex) * pitch;
}

function sharedWidths(streams: readonly StreamOverview[], geometry: TrackGeometry): readonly number[] {
  const { size, lanes, laneGap, bead } = geometry;
  const counts = streams.map(({ batchCount }) => batchCount ?? 0);
  const clamped = (width: number) => Math.max(LEAST_WIDTH[size], Math.min(MOST_WIDTH[size], width));
  const wanted = counts.map((count) => clamped(laneWidth(count, bead.pitch)));
  const room = lanes.right - lanes.left - laneGap * (streams.length - 1);
  if (sum(wanted) <= room) return wanted;
  const least = counts.map((count) => clamped(laneWidth(count, LEAST_BEAD_PITCH)));
  if (sum(least) <= room) return shrunk(wanted, least, room);
  // Not all can be beads: every lane keeps a little, and they share what is left.
  const little = streams.map(() => Math.min(LEAST_WIDTH[size], room / streams.length));
  return shrunk(wanted, little, room);
}

/** What a lane would take with beads that far apart. */
function laneWidth(count: number, beadPitch: number): number {
  return count <= MOST_BEADS ? (count - 1) * beadPitch + 2 * PADDING.bead : count * TICK_PITCH;
}

/** Widths that fill the room: each keeps the least, and what it wanted beyond that shrinks. */
function shrunk(wanted: readonly number[], least: readonly number[], room: number): readonly number[] {
  const share = (room - sum(least)) / Math.max(1, sum(wanted) - sum(least));
  return wanted.map((width, index) => {
    const kept = least[index] ?? 0;
    return kept + (width - kept) * share;
  });
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

function laneOf(
  stream: StreamOverview,
  place: {
    readonly left: number;
    readonly right: number;
    readonly y: number;
    readonly textEnd: number;
    readonly bead: TrackGeometry['bead'];
  },
): LaneLayout {
  const { left, right, y, textEnd, bead } = place;
  const count = stream.batchCount ?? 0;
  const form = formOf(count, (right - left - 2 * PADDING.bead) / Math.max(1, count - 1));
  const padding = form === 'beads' ? PADDING.bead : PADDING.tick;
  const between = form === 'beads' ? count - 1 : count;
  const fitting = (right - left - 2 * padding) / Math.max(1, between);
  const pitch = form === 'beads' ? Math.min(bead.pitch, fitting) : fitting;
  return {
    stream,
    form,
    count,
    left,
    right: form === 'beads' ? left + 2 * padding + between * pitch : right,
    y,
    firstX: form === 'beads' ? left + padding : left + padding + pitch / 2,
    pitch,
    beadRadius: Math.min(bead.radius, Math.max(6, pitch * 0.4)),
    textEnd,
  };
}

function formOf(count: number, beadPitch: number): LaneForm {
  if (count === 0) return 'empty';
  if (count > MOST_TICKS) return 'bar';
  return count > MOST_BEADS || beadPitch < LEAST_BEAD_PITCH - ROUNDING ? 'ticks' : 'beads';
}

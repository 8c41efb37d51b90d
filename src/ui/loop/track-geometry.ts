import type { StationId } from './loop-lines.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Bend {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly radius: number;
}

/** Stations with a ring of their own; `lane` and `bead` lie on a lane, see `lane-layout.ts`. */
export type FixedStation = Exclude<StationId, 'lane' | 'bead'>;

export type TrackSize = 'wide' | 'mid' | 'slim';

/** Everything the track is drawn with, in CSS pixels: the drawing is never scaled, so its text never is. */
export interface TrackGeometry {
  readonly size: TrackSize;
  readonly width: number;
  readonly height: number;
  /** The lap: one epoch. */
  readonly lap: Bend;
  /** The loop inside: one batch. */
  readonly batchLoop: Bend;
  /** How far the wedge's foot stays away from the ends of the batch loop. */
  readonly wedgeInset: number;
  /** Left end of the way in and of the way out. */
  readonly wayEnd: number;
  /** Where the marker waits before a run. */
  readonly waiting: Point;
  readonly stations: Readonly<Record<FixedStation, Point>>;
  /** From the left edge of the first lane to the right edge of the last. */
  readonly lanes: { readonly left: number; readonly right: number };
  readonly bead: { readonly radius: number; readonly pitch: number };
  readonly laneGap: number;
  readonly numeral: Point;
  readonly batchText: Point;
  /** The rail of streams no epoch visits; null where there is no room. */
  readonly siding: Point | null;
  /** Where a way out that leaves the road runs: up or down to these heights, left to x, then onto the road. */
  readonly wayOut: { readonly above: number; readonly below: number; readonly left: number };
}

const WIDE: TrackGeometry = {
  size: 'wide',
  width: 772,
  height: 288,
  lap: { left: 96, right: 740, top: 74, bottom: 234, radius: 80 },
  batchLoop: { left: 242, right: 596, top: 118, bottom: 198, radius: 40 },
  wedgeInset: 34,
  wayEnd: 14,
  waiting: { x: 34, y: 74 },
  stations: {
    beforeTraining: { x: 58, y: 74 },
    wayIn: { x: 160, y: 74 },
    lap: { x: 96, y: 154 },
    read: { x: 304, y: 118 },
    stopAsked: { x: 402, y: 118 },
    run: { x: 512, y: 118 },
    afterBatch: { x: 312, y: 198 },
    epochsDone: { x: 740, y: 156 },
    afterEpoch: { x: 590, y: 234 },
    afterEpochProfile: { x: 416, y: 234 },
    ended: { x: 232, y: 234 },
    afterTraining: { x: 58, y: 234 },
  },
  lanes: { left: 190, right: 674 },
  bead: { radius: 8.5, pitch: 30 },
  laneGap: 34,
  numeral: { x: 171, y: 172 },
  batchText: { x: 419, y: 171 },
  siding: { x: 690, y: 54 },
  wayOut: { above: 97, below: 216, left: 220 },
};

const MID: TrackGeometry = {
  size: 'mid',
  width: 636,
  height: 266,
  lap: { left: 82, right: 614, top: 64, bottom: 212, radius: 74 },
  batchLoop: { left: 204, right: 504, top: 104, bottom: 176, radius: 36 },
  wedgeInset: 30,
  wayEnd: 10,
  waiting: { x: 24, y: 64 },
  stations: {
    beforeTraining: { x: 46, y: 64 },
    wayIn: { x: 142, y: 64 },
    lap: { x: 82, y: 138 },
    read: { x: 250, y: 104 },
    stopAsked: { x: 334, y: 104 },
    run: { x: 434, y: 104 },
    afterBatch: { x: 262, y: 176 },
    epochsDone: { x: 614, y: 140 },
    afterEpoch: { x: 494, y: 212 },
    afterEpochProfile: { x: 350, y: 212 },
    ended: { x: 200, y: 212 },
    afterTraining: { x: 46, y: 212 },
  },
  lanes: { left: 162, right: 548 },
  bead: { radius: 7.5, pitch: 24 },
  laneGap: 18,
  numeral: { x: 142, y: 156 },
  batchText: { x: 364, y: 154 },
  siding: { x: 560, y: 36 },
  wayOut: { above: 84, below: 194, left: 189 },
};

const SLIM: TrackGeometry = {
  size: 'slim',
  width: 374,
  height: 318,
  lap: { left: 22, right: 354, top: 66, bottom: 264, radius: 44 },
  batchLoop: { left: 64, right: 314, top: 116, bottom: 218, radius: 36 },
  wedgeInset: 30,
  wayEnd: 4,
  waiting: { x: 22, y: 66 },
  stations: {
    beforeTraining: { x: 22, y: 66 },
    wayIn: { x: 52, y: 66 },
    lap: { x: 22, y: 165 },
    read: { x: 106, y: 116 },
    stopAsked: { x: 172, y: 116 },
    run: { x: 258, y: 116 },
    afterBatch: { x: 189, y: 218 },
    epochsDone: { x: 354, y: 165 },
    afterEpoch: { x: 286, y: 264 },
    afterEpochProfile: { x: 186, y: 264 },
    ended: { x: 96, y: 264 },
    afterTraining: { x: 22, y: 264 },
  },
  lanes: { left: 74, right: 330 },
  bead: { radius: 6, pitch: 17.5 },
  laneGap: 18,
  numeral: { x: 189, y: 170 },
  batchText: { x: 189, y: 187 },
  siding: null,
  wayOut: { above: 92, below: 242, left: 46 },
};

/** Below these widths the next smaller drawing is taken. */
const LEAST_WIDE = 730;
const LEAST_MID = 560;

/** The drawing for a width: one of three, stretched between its left and its right end, never scaled. */
export function trackGeometry(width: number): TrackGeometry {
  if (width >= LEAST_WIDE) return stretched(WIDE, width);
  return stretched(width >= LEAST_MID ? MID : SLIM, width);
}

function stretched(base: TrackGeometry, width: number): TrackGeometry {
  const extra = width - base.width;
  if (extra === 0) return base;
  const from = base.lanes.left;
  const to = base.lap.right - base.lap.radius;
  const x = (value: number) => value + extra * Math.min(1, Math.max(0, (value - from) / (to - from)));
  const point = (at: Point): Point => ({ x: x(at.x), y: at.y });
  const bend = (of: Bend): Bend => ({ ...of, left: x(of.left), right: x(of.right) });
  const stations = Object.fromEntries(
    Object.entries(base.stations).map(([name, at]) => [name, point(at)]),
  ) as TrackGeometry['stations'];
  return {
    ...base,
    width,
    lap: bend(base.lap),
    batchLoop: bend(base.batchLoop),
    stations,
    lanes: { left: base.lanes.left, right: x(base.lanes.right) },
    numeral: point(base.numeral),
    batchText: point(base.batchText),
    siding: base.siding === null ? null : point(base.siding),
    wayOut: { ...base.wayOut, left: x(base.wayOut.left) },
  };
}

/** The closed line of a lap or of the batch loop. */
export function bendPath({ left, right, top, bottom, radius: r }: Bend): string {
  return (
    `M${left + r} ${top}H${right - r}A${r} ${r} 0 0 1 ${right} ${top + r}V${bottom - r}A${r} ${r} 0 0 1 ${right - r} ${bottom}` +
    `H${left + r}A${r} ${r} 0 0 1 ${left} ${bottom - r}V${top + r}A${r} ${r} 0 0 1 ${left + r} ${top}Z`
  );
}

/** The way in and the way out, which touch the lap where its bends begin. */
export function wayPath({ lap, wayEnd }: TrackGeometry): string {
  return `M${wayEnd} ${lap.top}H${lap.left + lap.radius}M${lap.left + lap.radius} ${lap.bottom}H${wayEnd}`;
}

/**
 * The way out from where the run left the loop early to after_training: off the road, around the batch loop and back on
 * it past `ended?`; from a place on the lower road straight along it.
 */
export function wayOutPath({ lap, wayOut, stations }: TrackGeometry, from: Point): string {
  const end = stations.afterTraining.x + 8;
  if (from.y === lap.bottom) return `M${from.x} ${from.y}H${end}`;
  const isLow = from.y > (lap.top + lap.bottom) / 2;
  const { left } = wayOut;
  const height = isLow ? wayOut.below : wayOut.above;
  const turn = `C${left} ${lap.bottom - 4} ${left - 4} ${lap.bottom} ${left - 14} ${lap.bottom}H${end}`;
  const down = isLow ? `H${left}` : `H${left}V${wayOut.below}`;
  return `M${from.x} ${from.y}V${height}${down}${turn}`;
}

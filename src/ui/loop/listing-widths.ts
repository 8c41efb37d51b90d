import type { TrackSize } from './track-geometry.ts';

interface Room {
  readonly width: number;
  readonly size: TrackSize;
  readonly hookCount: number;
}

const GUTTER = { wide: 44, mid: 38, slim: 34 } as const satisfies Record<TrackSize, number>;
/** What the longest line of code needs. */
const CODE = { wide: 268, mid: 250, slim: 210 } as const satisfies Record<TrackSize, number>;
const LEAST_HOOK = { wide: 43, mid: 39, slim: 16 } as const satisfies Record<TrackSize, number>;
const MOST_HOOK = { wide: 57, mid: 57, slim: 16 } as const satisfies Record<TrackSize, number>;

/** Kept free for a scroll bar where the listing is seldom seen as a whole. */
const SCROLL_BAR = { wide: 0, mid: 15, slim: 0 } as const satisfies Record<TrackSize, number>;

/** Width of a hook's column in CSS pixels: what the code leaves, within bounds. */
export function hookWidth({ width, size, hookCount }: Room): number {
  const room = Math.floor((width - SCROLL_BAR[size] - GUTTER[size] - CODE[size]) / Math.max(1, hookCount));
  return Math.min(MOST_HOOK[size], Math.max(LEAST_HOOK[size], room));
}

/** Narrower than this the listing scrolls sideways: from about ten hooks on. */
export function leastWidth(room: Room): number {
  return GUTTER[room.size] + CODE[room.size] + hookWidth(room) * room.hookCount;
}

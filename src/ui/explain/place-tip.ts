export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface TipInput {
  /** What is explained. */
  readonly anchor: Box;
  readonly tip: { readonly width: number; readonly height: number };
  readonly window: { readonly width: number; readonly height: number };
  /** Where it goes if there is room: below, or to the right of fields that stand in a column. */
  readonly side: 'below' | 'right';
}

const GAP = 8;

/** Where a tip goes so that it never covers what it explains: right or below as asked, else above; inside the window. */
export function placeTip({ anchor, tip, window, side }: TipInput): { readonly left: number; readonly top: number } {
  const right = anchor.left + anchor.width + GAP;
  if (side === 'right' && right + tip.width <= window.width - GAP) {
    return {
      left: right,
      top: clamp(anchor.top + anchor.height / 2 - tip.height / 2, window.height - tip.height - GAP),
    };
  }
  const left = clamp(anchor.left + anchor.width / 2 - tip.width / 2, window.width - tip.width - GAP);
  const below = anchor.top + anchor.height + GAP;
  const isRoomBelow = below + tip.height <= window.height - GAP;
  return { left, top: isRoomBelow ? below : Math.max(0, anchor.top - tip.height - GAP) };
}

function clamp(value: number, largest: number): number {
  return Math.max(GAP, Math.min(value, largest));
}

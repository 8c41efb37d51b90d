import { useCallback, useState, type UIEvent } from 'react';

export interface RowWindow {
  readonly first: number;
  readonly end: number;
  /** Room for the rows above and below, in pixels. */
  readonly above: number;
  readonly below: number;
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
}

/** Rows drawn beyond those in sight, so that a scroll does not show a gap. */
const MARGIN = 12;
const FIRST_HEIGHT = 480;

/** Of a long list of rows of one height, those in sight: the rest is room. */
export function useRowWindow(rowCount: number, rowHeight: number): RowWindow {
  const [{ top, height }, setSight] = useState({ top: 0, height: FIRST_HEIGHT });
  const onScroll = useCallback(({ currentTarget }: UIEvent<HTMLElement>) => {
    setSight({ top: currentTarget.scrollTop, height: currentTarget.clientHeight });
  }, []);
  const first = Math.min(Math.max(0, Math.floor(top / rowHeight) - MARGIN), Math.max(0, rowCount - 1));
  const end = Math.min(rowCount, Math.ceil((top + height) / rowHeight) + MARGIN);
  return { first, end, above: first * rowHeight, below: Math.max(0, rowCount - end) * rowHeight, onScroll };
}

import { useCallback, useEffect, useMemo, useState } from 'react';
import { isSameWindow, scrollTo, windowAt, type Window } from './grid-window.ts';

export const ROW_HEIGHT = 25;
export const COLUMN_WIDTH = 104;
/** Fewer columns are all drawn, and share the width. */
const FEW_COLUMNS = 40;

/** How far a region is scrolled, and what it has room for: its heads aside. */
interface Place {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/** Until the region is measured, and where there is no layout. */
const UNMEASURED: Place = { top: 0, left: 0, height: 500, width: 900 };

interface Size {
  readonly rowCount: number;
  readonly columnCount: number;
}

export interface GridWindow {
  readonly rows: Window;
  readonly columns: Window;
  /** Whether columns have a width of their own. */
  readonly isWide: boolean;
  /** Takes the region that scrolls. */
  readonly onRegion: (region: HTMLElement | null) => void;
  readonly onScroll: () => void;
  /** Whether there is a region to scroll yet. */
  readonly isThere: boolean;
  readonly showRow: (row: number) => void;
  readonly showColumn: (column: number) => void;
}

/** Which rows and columns of a grid are to be drawn, as its region is scrolled and changes its size. */
export function useGridWindow({ rowCount, columnCount }: Size): GridWindow {
  const [region, onRegion] = useState<HTMLElement | null>(null);
  const [place, setPlace] = useState(UNMEASURED);
  const size = useMemo(() => ({ rowCount, columnCount }), [rowCount, columnCount]);
  const update = useCallback(() => {
    if (region === null) return;
    const next = placeOf(region);
    // Most scrolling shows nothing that is not drawn already.
    setPlace((before) => (isSame(windowsAt(before, size), windowsAt(next, size)) ? before : next));
  }, [region, size]);
  useEffect(() => {
    if (region === null) return undefined;
    const observer = new ResizeObserver(update);
    observer.observe(region);
    return () => {
      observer.disconnect();
    };
  }, [region, update]);
  const showRow = useCallback(
    (row: number) => {
      if (region === null) return;
      // On a small screen the page itself may be scrolled elsewhere.
      region.scrollIntoView({ block: 'nearest' });
      region.scrollTo({ top: scrollTo(row, rowExtent(placeOf(region), size)) });
      update();
    },
    [region, size, update],
  );
  const showColumn = useCallback(
    (column: number) => {
      if (region === null) return;
      const shared = region.scrollWidth / Math.max(1, size.columnCount);
      const extent = columnExtent(placeOf(region), size);
      region.scrollTo({ left: scrollTo(column, isWide(size) ? extent : { ...extent, size: shared }) });
      update();
    },
    [region, size, update],
  );
  const windows = useMemo(() => windowsAt(place, size), [place, size]);
  return {
    ...windows,
    isWide: isWide(size),
    isThere: region !== null,
    onRegion,
    onScroll: update,
    showRow,
    showColumn,
  };
}

function placeOf(region: HTMLElement): Place {
  const head = region.querySelector('thead')?.offsetHeight ?? 0;
  return {
    top: region.scrollTop,
    left: region.scrollLeft,
    height: region.clientHeight > head ? region.clientHeight - head : UNMEASURED.height,
    width: region.clientWidth > 0 ? region.clientWidth : UNMEASURED.width,
  };
}

function windowsAt(place: Place, size: Size): { readonly rows: Window; readonly columns: Window } {
  const all = { first: 0, count: size.columnCount, before: 0, after: 0 };
  return {
    rows: windowAt(place.top, rowExtent(place, size)),
    columns: isWide(size) ? windowAt(place.left, columnExtent(place, size)) : all,
  };
}

function isSame(one: ReturnType<typeof windowsAt>, other: ReturnType<typeof windowsAt>): boolean {
  return isSameWindow(one.rows, other.rows) && isSameWindow(one.columns, other.columns);
}

function rowExtent({ height }: Place, { rowCount }: Size) {
  return { count: rowCount, size: ROW_HEIGHT, seen: height };
}

function columnExtent({ width }: Place, { columnCount }: Size) {
  return { count: columnCount, size: COLUMN_WIDTH, seen: width };
}

function isWide({ columnCount }: Size): boolean {
  return columnCount > FEW_COLUMNS;
}

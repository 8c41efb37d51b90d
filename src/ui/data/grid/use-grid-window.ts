import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { isSameWindow, scrollTo, windowAt, type Window } from './grid-window.ts';

export const ROW_HEIGHT = 25;
export const COLUMN_WIDTH = 104;
/** Fewer columns are all drawn, and share the width. */
const FEW_COLUMNS = 40;
/** Before the region is measured, and where there is no layout. */
const UNMEASURED = { width: 900, height: 500 };

export interface GridWindow {
  readonly region: RefObject<HTMLDivElement | null>;
  readonly rows: Window;
  readonly columns: Window;
  /** Whether columns have a width of their own. */
  readonly isWide: boolean;
  readonly onScroll: () => void;
  readonly showRow: (row: number) => void;
  readonly showColumn: (column: number) => void;
}

interface Size {
  readonly rowCount: number;
  readonly columnCount: number;
}

/** Which rows and columns of a grid are to be drawn, as its region is scrolled and changes its size. */
export function useGridWindow({ rowCount, columnCount }: Size): GridWindow {
  const region = useRef<HTMLDivElement>(null);
  const isWide = columnCount > FEW_COLUMNS;
  const measure = useCallback(() => {
    const element = region.current;
    const head = element?.querySelector('thead')?.offsetHeight ?? 0;
    const height = (element?.clientHeight ?? 0) - head;
    const width = element?.clientWidth ?? 0;
    const rows = windowAt(element?.scrollTop ?? 0, {
      count: rowCount,
      size: ROW_HEIGHT,
      seen: height > 0 ? height : UNMEASURED.height,
    });
    const columns = isWide
      ? windowAt(element?.scrollLeft ?? 0, {
          count: columnCount,
          size: COLUMN_WIDTH,
          seen: width > 0 ? width : UNMEASURED.width,
        })
      : { first: 0, count: columnCount, before: 0, after: 0 };
    return { rows, columns };
  }, [rowCount, columnCount, isWide]);
  const [shown, setShown] = useState(measure);
  const update = useCallback(() => {
    const next = measure();
    setShown((before) =>
      isSameWindow(before.rows, next.rows) && isSameWindow(before.columns, next.columns) ? before : next,
    );
  }, [measure]);
  useLayoutEffect(update, [update]);
  useEffect(() => {
    const element = region.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [update]);
  const showRow = useCallback(
    (row: number) => {
      const element = region.current;
      if (element === null) return;
      const head = element.querySelector('thead')?.offsetHeight ?? 0;
      element.scrollTop = scrollTo(row, { count: rowCount, size: ROW_HEIGHT, seen: element.clientHeight - head });
      update();
    },
    [rowCount, update],
  );
  const showColumn = useCallback(
    (column: number) => {
      const element = region.current;
      if (element === null) return;
      const size = isWide ? COLUMN_WIDTH : element.scrollWidth / Math.max(1, columnCount);
      element.scrollLeft = scrollTo(column, { count: columnCount, size, seen: element.clientWidth });
      update();
    },
    [columnCount, isWide, update],
  );
  return { region, ...shown, isWide, onScroll: update, showRow, showColumn };
}

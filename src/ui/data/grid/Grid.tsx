import type { ReactNode } from 'react';
import styles from './grid.module.css';
import { COLUMN_WIDTH, ROW_HEIGHT, type GridWindow } from './use-grid-window.ts';
import type { Window } from './grid-window.ts';

/** The narrowest at which columns share the width. */
const SHARED_WIDTH = 98;

/**
 * A table of which only the rows and columns are drawn that are looked at. Its region scrolls, by keys too; its heads and
 * the lines of the file stay in sight.
 */
export function Grid(props: {
  readonly label: string;
  readonly window: GridWindow;
  readonly rowCount: number;
  readonly columnCount: number;
  /** The largest line. */
  readonly lastLine: number;
  readonly head: (column: number) => ReactNode;
  /** The cells of a row without its line, for these columns. */
  readonly row: (row: number, columns: readonly number[]) => ReactNode;
}) {
  const { label, window, rowCount, columnCount, lastLine, head, row } = props;
  const { rows, columns, isWide, onRegion, onScroll } = window;
  const lineWidth = 40 + String(lastLine).length * 8;
  const indices = Array.from({ length: columns.count }, (_, place) => columns.first + place);
  const minWidth = lineWidth + columnCount * (isWide ? COLUMN_WIDTH : SHARED_WIDTH);
  const cellCount = indices.length + 1 + Number(columns.before > 0) + Number(columns.after > 0);
  return (
    <div ref={onRegion} className={styles.region} role="region" aria-label={label} tabIndex={0} onScroll={onScroll}>
      <table className={styles.grid} aria-rowcount={rowCount + 1} aria-colcount={columnCount + 1} style={{ minWidth }}>
        <colgroup>
          <col style={{ width: lineWidth }} />
          {columns.before > 0 ? <col style={{ width: columns.before }} /> : null}
          {indices.map((index) => (
            <col key={index} style={isWide ? { width: COLUMN_WIDTH } : undefined} />
          ))}
          {columns.after > 0 ? <col style={{ width: columns.after }} /> : null}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={styles.line} aria-colindex={1}>
              line
            </th>
            {columns.before > 0 ? <td aria-hidden="true" /> : null}
            {indices.map(head)}
            {columns.after > 0 ? <td aria-hidden="true" /> : null}
          </tr>
        </thead>
        <tbody>
          <Blank height={rows.before} cells={cellCount} />
          {Array.from({ length: rows.count }, (_, place) => row(rows.first + place, indices))}
          <Blank height={rows.after} cells={cellCount} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are not drawn. */
function Blank({ height, cells }: { readonly height: number; readonly cells: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className={styles.blank}>
      <td colSpan={cells} style={{ height }} />
    </tr>
  );
}

/** A row and its line. Left out and found are said in words too. */
export function GridRow(props: {
  readonly row: number;
  /** Null while it is not there yet. */
  readonly line: number | null;
  readonly isLeftOut: boolean;
  readonly isFound: boolean;
  readonly columns: Window;
  readonly children: ReactNode;
}) {
  const { row, line, isLeftOut, isFound, columns, children } = props;
  return (
    <tr
      aria-rowindex={row + 2}
      data-left-out={isLeftOut}
      data-found={isFound}
      style={{ height: ROW_HEIGHT }}
      aria-busy={line === null ? true : undefined}
    >
      <th scope="row" className={styles.line} aria-colindex={1}>
        {isLeftOut ? <span className={styles.out}>out </span> : null}
        {line ?? '…'}
      </th>
      {columns.before > 0 ? <td aria-hidden="true" /> : null}
      {children}
      {columns.after > 0 ? <td aria-hidden="true" /> : null}
    </tr>
  );
}

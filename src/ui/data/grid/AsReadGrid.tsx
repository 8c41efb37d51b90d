import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import type { ColumnView, TableRow, TableView } from '../../../protocol/table-messages.ts';
import { ClassMark } from '../../ClassMark.tsx';
import { flaggedColumns } from '../checks/check-items.ts';
import { useTableDesk, useTableDeskActions } from '../table-desk-context.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { Grid, GridRow } from './Grid.tsx';
import type { Window } from './grid-window.ts';
import styles from './grid.module.css';
import type { Jump } from './jump.ts';
import { searchLine } from './line-search.ts';
import { useGridWindow, type GridWindow } from './use-grid-window.ts';
import { useWantedRows } from './use-wanted-rows.ts';

const NO_NAMES: readonly string[] = [];
const LETTERS = 200;

/** The rows as they were read, under what is known of their columns. */
export function AsReadGrid(props: {
  readonly view: TableView;
  /** A line that is to be shown. */
  readonly line: Jump | null;
  /** A column that is to be shown. */
  readonly column: Jump | null;
}) {
  const { view, line, column } = props;
  const { rowCount, columns } = view;
  const rows = useTableDesk((state) => state.rows);
  const actions = useTableDeskActions();
  const window = useGridWindow({ rowCount, columnCount: columns.length });
  const hasRow = useCallback((row: number) => rows.has(row), [rows]);
  const wanted = { first: window.rows.first, count: window.rows.count, rowCount, version: view };
  useWantedRows(
    wanted,
    hasRow,
    useCallback((first: number, count: number) => actions.readRows(first, count), [actions]),
  );
  useLineShown(view, line, window);
  useColumnShown(column, window);
  const flagged = useMemo(() => flaggedColumns(view), [view]);
  const classNames = view.task?.kind === 'classes' ? view.task.classNames : NO_NAMES;
  return (
    <Grid
      label={`Rows of ${view.fileName}`}
      window={window}
      rowCount={rowCount}
      columnCount={columns.length}
      lastLine={rowCount + view.reading.dialect.skippedLines + 1}
      head={(index) => {
        const found = columns[index];
        return found === undefined ? null : (
          <ColumnHead
            key={index}
            column={found}
            classNames={classNames}
            isFlagged={flagged.has(index)}
            isFound={column?.to === index}
          />
        );
      }}
      row={(index) => (
        <Row
          key={index}
          index={index}
          row={rows.get(index) ?? null}
          view={view}
          window={window.columns}
          foundLine={line?.to ?? null}
        />
      )}
    />
  );
}

const Row = memo(function Row(props: {
  readonly index: number;
  readonly row: TableRow | null;
  readonly view: TableView;
  readonly window: Window;
  readonly foundLine: number | null;
}) {
  const { index, row, view, window, foundLine } = props;
  const columns = view.columns.slice(window.first, window.first + window.count);
  const classNames = view.task?.kind === 'classes' ? view.task.classNames : NO_NAMES;
  return (
    <GridRow
      row={index}
      line={row?.line ?? null}
      isLeftOut={row?.isLeftOut ?? false}
      isFound={row !== null && row.line === foundLine}
      columns={window}
    >
      {columns.map((column) => (
        <Cell
          key={column.index}
          column={column}
          text={row?.cells[column.index] ?? ''}
          isMissing={row?.isMissing[column.index] ?? false}
          mark={column.role === 'target' ? classNames.indexOf(row?.cells[column.index] ?? '') : -1}
        />
      ))}
    </GridRow>
  );
});

function Cell(props: {
  readonly column: ColumnView;
  readonly text: string;
  readonly isMissing: boolean;
  /** Index of the class, or -1. */
  readonly mark: number;
}) {
  const { column, text, isMissing, mark } = props;
  return (
    <td
      className={styles.cell}
      aria-colindex={column.index + 2}
      data-role={column.role}
      data-type={column.type}
      title={text.length > 12 ? text.slice(0, LETTERS) : undefined}
    >
      {isMissing ? (
        <span className={styles.missing} title={text === '' ? 'empty cell' : text}>
          missing
        </span>
      ) : (
        <>
          {mark < 0 ? null : <ClassMark index={mark} />} {text.slice(0, LETTERS)}
        </>
      )}
    </td>
  );
}

/** Scrolls to a line once it is known which row stands on it; asks for rows until it is. */
function useLineShown(view: TableView, line: Jump | null, { isThere, showRow }: GridWindow): void {
  const rows = useTableDesk((state) => state.rows);
  const actions = useTableDeskActions();
  const done = useRef<Jump | null>(null);
  const { rowCount, reading } = view;
  const firstLine = reading.dialect.skippedLines + (reading.dialect.hasHeader ? 2 : 1);
  useEffect(() => {
    if (line === null || done.current === line || !isThere) return;
    const { row, isFound } = searchLine({ line: line.to, rows, rowCount, firstLine });
    if (!isFound) {
      actions.readRows(Math.max(0, row - 20), 40);
      return;
    }
    done.current = line;
    showRow(row);
  }, [line, rows, rowCount, firstLine, actions, isThere, showRow]);
}

function useColumnShown(column: Jump | null, { isThere, showColumn }: GridWindow): void {
  const done = useRef<Jump | null>(null);
  useEffect(() => {
    if (column === null || done.current === column || !isThere) return;
    done.current = column;
    showColumn(column.to);
  }, [column, isThere, showColumn]);
}

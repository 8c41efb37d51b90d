import { useCallback } from 'react';
import type { EncodedColumn, TableView } from '../../../protocol/table-messages.ts';
import type { EncodedRows } from '../../../store/table-desk-state.ts';
import { useTableDesk, useTableDeskActions } from '../table-desk-context.ts';
import { figureText } from './figure-text.ts';
import { Grid, GridRow } from './Grid.tsx';
import styles from './grid.module.css';
import { useGridWindow } from './use-grid-window.ts';
import { useWantedStretch } from './use-wanted-rows.ts';

/** The numbers that the model gets, row by row; each column says where it comes from, and leads there. */
export function EncodedGrid(props: { readonly view: TableView; readonly onSource: (column: number) => void }) {
  const { view, onSource } = props;
  const encoded = useTableDesk((state) => state.encoded);
  const actions = useTableDeskActions();
  const columns = encoded?.columns ?? [];
  const rowCount = encoded?.rowCount ?? view.rowCount;
  const window = useGridWindow({ rowCount, columnCount: columns.length });
  const kept = encoded === null ? null : { first: encoded.first, end: encoded.first + encoded.lines.length };
  const wanted = { first: window.rows.first, count: window.rows.count, rowCount, version: view };
  useWantedStretch(
    wanted,
    kept,
    useCallback((first: number, count: number) => actions.readEncodedRows(first, count), [actions]),
  );
  return (
    <Grid
      label={`What the model sees of ${view.fileName}`}
      window={window}
      rowCount={rowCount}
      columnCount={columns.length}
      lastLine={view.rowCount + view.reading.dialect.skippedLines + 1}
      head={(index) => {
        const column = columns[index];
        if (column === undefined) return null;
        const source = view.columns[column.source]?.name ?? `column ${column.source + 1}`;
        return (
          <EncodedHead
            key={index}
            index={index}
            column={column}
            source={source}
            onSource={() => onSource(column.source)}
          />
        );
      }}
      row={(index, shown) => {
        const place = placeOf(encoded, index);
        return (
          <GridRow
            key={index}
            row={index}
            line={place === null ? null : (encoded?.lines[place] ?? null)}
            isLeftOut={false}
            isFound={false}
            columns={window.columns}
          >
            {shown.map((column) => (
              <td key={column} className={styles.cell} aria-colindex={column + 2} data-type="number">
                {place === null ? '' : figureText(encoded?.values[place * columns.length + column] ?? NaN)}
              </td>
            ))}
          </GridRow>
        );
      }}
    />
  );
}

function EncodedHead(props: {
  readonly index: number;
  readonly column: EncodedColumn;
  readonly source: string;
  readonly onSource: () => void;
}) {
  const { index, column, source, onSource } = props;
  return (
    <th scope="col" className={styles.encodedHead} aria-colindex={index + 2}>
      <span className={styles.encodedName} title={column.name}>
        {column.name}
      </span>
      <span className={styles.how}>{column.how}</span>
      <button
        type="button"
        className={styles.source}
        data-explain={`Shows the column ${source}, which this is made of. ${column.how}`}
        onClick={onSource}
      >
        from {source}
      </button>
    </th>
  );
}

/** Where a row is among those that came; null where it is not. */
function placeOf(encoded: EncodedRows | null, row: number): number | null {
  if (encoded === null) return null;
  const place = row - encoded.first;
  return place >= 0 && place < encoded.lines.length ? place : null;
}

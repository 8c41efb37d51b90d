import { memo, useMemo, useState } from 'react';
import type { EpochRow } from '../../store/lab-state.ts';
import { formatMetric } from '../number-format.ts';
import text from '../text.module.css';
import { CopyCsv } from './CopyCsv.tsx';
import { metricOf, metricsColumns, type MetricsColumn } from './metrics-columns.ts';
import { BY_EPOCH, leftOutText, nextOrder, ROWS_AT_MOST, rowsToShow, type MetricsOrder } from './metrics-order.ts';
import type { MetricNames } from './metric-streams.ts';
import styles from './metrics-table.module.css';

/**
 * The numbers of every epoch: the charts' text alternative. Always there for assistive technology; `isShown` puts it in
 * the charts' place for the eye as well, where it can be sorted and copied.
 */
export function MetricsTable(props: {
  readonly epochs: readonly EpochRow[];
  readonly names: MetricNames;
  readonly isShown: boolean;
  /** The rows it may have, see `rowsToShow`. */
  readonly limit?: number;
}) {
  const { epochs, names, isShown, limit = ROWS_AT_MOST } = props;
  const [chosen, setOrder] = useState(BY_EPOCH);
  const columns = useMemo(() => metricsColumns(names), [names]);
  // What cannot be seen cannot be sorted either: it is read out in the order of the epochs.
  const order = isShown ? chosen : BY_EPOCH;
  const shown = useMemo(() => rowsToShow(epochs, order, limit), [epochs, order, limit]);
  const leftOut = leftOutText(epochs, order, limit);
  const head = (column: MetricsColumn | null) => (
    <MetricsHead
      key={column?.name ?? 'epoch'}
      name={column?.name ?? 'epoch'}
      sort={sortOf(order, column)}
      onSort={isShown ? () => setOrder(nextOrder(order, column)) : null}
    />
  );
  return (
    <div className={isShown ? styles.shown : styles.hidden} tabIndex={isShown ? 0 : undefined}>
      <div className={styles.bar}>
        {leftOut === null ? null : <p className={styles.note}>{leftOut}</p>}
        {isShown ? <CopyCsv epochs={epochs} columns={columns} /> : null}
      </div>
      <table className={styles.table}>
        <caption className={text.sr}>Metrics by epoch</caption>
        <thead>
          <tr>{[null, ...columns].map(head)}</tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <MetricsRow key={row.epochId} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Sort = 'ascending' | 'descending' | undefined;

function sortOf({ column, isDescending }: MetricsOrder, of: MetricsColumn | null): Sort {
  if (column?.name !== of?.name) return undefined;
  return isDescending ? 'descending' : 'ascending';
}

/** The head of a column. Its text is its name alone: which way it is sorted is drawn by the style sheet. */
function MetricsHead(props: { readonly name: string; readonly sort: Sort; readonly onSort: (() => void) | null }) {
  const { name, sort, onSort } = props;
  return (
    <th scope="col" aria-sort={sort}>
      {onSort === null ? (
        name
      ) : (
        <button type="button" data-explain={`Sort by ${name}; again: the other way round.`} onClick={onSort}>
          {name}
        </button>
      )}
    </th>
  );
}

const MetricsRow = memo(function MetricsRow(props: {
  readonly row: EpochRow;
  readonly columns: readonly MetricsColumn[];
}) {
  return (
    <tr>
      <th scope="row">{props.row.epochId}</th>
      {props.columns.map((column) => {
        const value = metricOf(props.row, column);
        return <td key={column.name}>{value === undefined ? '' : formatMetric(value)}</td>;
      })}
    </tr>
  );
});

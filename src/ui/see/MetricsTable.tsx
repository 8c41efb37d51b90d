import { memo, useMemo } from 'react';
import type { EpochRow } from '../../store/lab-state.ts';
import { formatCount, formatMetric } from '../number-format.ts';
import text from '../text.module.css';
import { metricOf, metricsColumns, type MetricsColumn } from './metrics-columns.ts';
import type { MetricNames } from './metric-streams.ts';
import styles from './metrics-table.module.css';

/** Rows kept in the page: a table of thousands would slow it down. */
const ROWS_AT_MOST = 300;

/**
 * The numbers of every epoch: the charts' text alternative. Always there for assistive technology; `isShown` puts it in
 * the charts' place for the eye as well.
 */
export function MetricsTable(props: {
  readonly epochs: readonly EpochRow[];
  readonly names: MetricNames;
  readonly isShown: boolean;
}) {
  const { epochs, names, isShown } = props;
  const columns = useMemo(() => metricsColumns(names), [names]);
  const shown = epochs.slice(-ROWS_AT_MOST);
  return (
    <div className={isShown ? styles.shown : styles.hidden} tabIndex={isShown ? 0 : undefined}>
      {shown.length < epochs.length ? (
        <p className={styles.note}>
          The last {ROWS_AT_MOST} of {formatCount(epochs.length)} rows.
        </p>
      ) : null}
      <table className={styles.table}>
        <caption className={text.sr}>Metrics by epoch</caption>
        <thead>
          <tr>
            <th scope="col">epoch</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
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

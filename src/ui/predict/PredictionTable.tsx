import { useId, useMemo, useState } from 'react';
import type { Target } from '../../datasets/dataset-definition.ts';
import type { StreamPredictions } from '../../protocol/messages.ts';
import { ClassMark } from '../ClassMark.tsx';
import { formatFourFigures } from '../kept/four-figures.ts';
import { formatPercent } from '../kept/confusion.ts';
import { nextOrder, shownRows, WORST_FIRST, type ConfusionCell, type SortKey } from './prediction-rows.ts';
import styles from './predict.module.css';
import { useRowWindow } from './use-row-window.ts';

const ROW_HEIGHT = 26;

interface Column {
  readonly key: SortKey;
  readonly label: string;
}

/** Every row of a stream: what is true, what the model says, how sure it is, and what that costs. */
export function PredictionTable(props: {
  readonly predictions: StreamPredictions;
  readonly target: Target;
  /** Only the rows of this cell of the confusion matrix, or null for all. */
  readonly cell: ConfusionCell | null;
  /** Shows a line of the file; null where the rows are not those of an open file. */
  readonly onLine: ((line: number) => void) | null;
}) {
  const { predictions, target, cell, onLine } = props;
  const [order, setOrder] = useState(WORST_FIRST);
  const rows = useMemo(() => shownRows(predictions, order, cell), [predictions, order, cell]);
  const { first, end, above, below, onScroll } = useRowWindow(rows.length, ROW_HEIGHT);
  const id = useId();
  const columns = columnsOf(predictions);
  return (
    <div
      className={styles.scroll}
      role="region"
      aria-label={`Predictions for ${predictions.streamName}`}
      tabIndex={0}
      onScroll={onScroll}
    >
      <table className={styles.table} aria-label={`Rows of ${predictions.streamName}`} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col" aria-sort={sortOf(order.key === key, order.isDescending)}>
                <button type="button" onClick={() => setOrder(nextOrder(order, key))}>
                  {label}
                  <span aria-hidden="true">{order.key === key ? (order.isDescending ? ' ↓' : ' ↑') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Room height={above} columns={columns.length} />
          {Array.from(rows.subarray(first, end), (row, index) => (
            <tr key={`${id}-${row}`} aria-rowindex={first + index + 2} style={{ height: ROW_HEIGHT }}>
              <LineCell line={predictions.lines?.[row] ?? null} row={row} onLine={onLine} />
              <td>
                <Value value={predictions.target[row] ?? NaN} target={target} />
              </td>
              <td data-wrong={target.kind === 'classes' && predictions.target[row] !== predictions.prediction[row]}>
                <Value value={predictions.prediction[row] ?? NaN} target={target} />
              </td>
              {predictions.probability === null ? null : (
                <td data-kind="number">{formatPercent(predictions.probability[row] ?? NaN)}</td>
              )}
              <td data-kind="number">{formatFourFigures(predictions.loss[row] ?? NaN)}</td>
            </tr>
          ))}
          <Room height={below} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

function columnsOf({ probability, lines }: StreamPredictions): readonly Column[] {
  return [
    { key: 'line', label: lines === null ? 'row' : 'line' },
    { key: 'target', label: 'true' },
    { key: 'prediction', label: 'said' },
    ...(probability === null ? [] : [{ key: 'probability', label: 'sure' } as const]),
    { key: 'loss', label: 'loss' },
  ];
}

function sortOf(isSorted: boolean, isDescending: boolean): 'ascending' | 'descending' | undefined {
  if (!isSorted) return undefined;
  return isDescending ? 'descending' : 'ascending';
}

/** Room for rows that are not drawn. */
function Room({ height, columns }: { readonly height: number; readonly columns: number }) {
  return height === 0 ? null : (
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={columns} />
    </tr>
  );
}

function LineCell(props: {
  readonly line: number | null;
  readonly row: number;
  readonly onLine: ((line: number) => void) | null;
}) {
  const { line, row, onLine } = props;
  if (line === null || onLine === null) return <th scope="row">{line ?? row + 1}</th>;
  return (
    <th scope="row">
      <button
        type="button"
        aria-label={`Show line ${line} of the file`}
        data-explain="Shows this line on the Data screen."
        onClick={() => onLine(line)}
      >
        {line}
      </button>
    </th>
  );
}

function Value({ value, target }: { readonly value: number; readonly target: Target }) {
  if (target.kind === 'number') return formatFourFigures(value);
  return (
    <span className={styles.kind}>
      <ClassMark index={value} />
      {target.classNames[value] ?? `class ${value}`}
    </span>
  );
}

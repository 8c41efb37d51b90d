import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { cellSentence, confusionSentence, formatPercent, heatOf, recallOf, type Confusion } from './confusion.ts';
import styles from './confusion.module.css';
import { cellAfterKey, type Cell } from './grid-keys.ts';
import { ScrollBox } from './ScrollBox.tsx';

/** More kinds than that are a picture, not a table to read: the SVG beside it shows them. */
const CLASSES_AT_MOST = 40;

/** More than that stand closer, so that ten still fit beside each other. */
const CLASSES_AT_EASE = 6;

/**
 * Which kind was taken for which: rows true, columns said, wrong cells ringed, recall last. The arrow keys or the pointer
 * go from cell to cell, and a sentence says each.
 */
export function ConfusionGrid(props: {
  readonly confusion: Confusion;
  /** Called for a cell that is pressed, where something can be shown of it. */
  readonly onChoose?: (row: number, column: number) => void;
}) {
  const { confusion, onChoose } = props;
  const { classNames, stream, epochId } = confusion;
  const table = useRef<HTMLTableElement>(null);
  const [current, setCurrent] = useState<Cell>({ row: 0, column: 0 });
  const [pointed, setPointed] = useState<Cell | null>(null);
  const count = classNames.length;
  if (count > CLASSES_AT_MOST)
    return (
      <p>
        {confusionSentence(confusion)} {count} kinds are too many to show here: look at the SVG or download it.
      </p>
    );
  const choose = (row: number, column: number) => {
    if (column < count) onChoose?.(row, column);
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(current.row, current.column);
      return;
    }
    const to = cellAfterKey(event, current, { row: count - 1, column: count });
    if (to === null) return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>(`[data-cell="${to.row} ${to.column}"]`)?.focus();
  };
  const cellProps = (row: number, column: number) => ({
    role: 'gridcell',
    'data-cell': `${row} ${column}`,
    'aria-label': cellSentence(confusion, row, column),
    tabIndex: row === current.row && column === current.column ? 0 : -1,
    onFocus: () => {
      setCurrent({ row, column });
      setPointed({ row, column });
    },
    onBlur: () => setPointed(null),
    onPointerEnter: () => setPointed({ row, column }),
    onClick: () => choose(row, column),
  });
  return (
    <div className={styles.confusion} onPointerLeave={() => setPointed(null)}>
      <p className={styles.sentence}>
        {pointed === null
          ? introduction(confusion, onChoose !== undefined)
          : cellSentence(confusion, pointed.row, pointed.column)}
      </p>
      <ScrollBox label={`Cells of ${stream}`}>
        <table
          ref={table}
          className={styles.grid}
          data-many={count > CLASSES_AT_EASE}
          role="grid"
          aria-label={`Confusion matrix of ${stream} after epoch ${epochId}: rows are the true kinds, columns what was said`}
          onKeyDown={move}
        >
          <Head classNames={classNames} />
          <tbody>
            {confusion.counts.map((counts, row) => (
              <tr key={row}>
                <th scope="row">{classNames[row]}</th>
                {counts.map((value, column) => (
                  <td
                    key={column}
                    {...cellProps(row, column)}
                    data-heat={heatOf(confusion, row, column)}
                    data-wrong={row !== column && value > 0}
                  >
                    <span>{value}</span>
                  </td>
                ))}
                <td {...cellProps(row, count)} className={styles.recall}>
                  {recallText(recallOf(confusion, row))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  );
}

/** Where a cell can be chosen, how many are right is told beside it. */
function introduction(confusion: Confusion, canChoose: boolean): string {
  return canChoose
    ? 'True kinds down, what was said across. Rings are wrong. Press a cell to see its rows.'
    : `${confusionSentence(confusion)} Rings are wrong.`;
}

function Head({ classNames }: { readonly classNames: readonly string[] }): ReactNode {
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.corner}>
          true <span aria-hidden="true">↓</span> said <span aria-hidden="true">→</span>
        </th>
        {classNames.map((name, index) => (
          <th key={index} scope="col">
            {name}
          </th>
        ))}
        <th scope="col" className={styles.corner}>
          recall
        </th>
      </tr>
    </thead>
  );
}

function recallText(recall: number | null): string {
  return recall === null ? '–' : formatPercent(recall);
}

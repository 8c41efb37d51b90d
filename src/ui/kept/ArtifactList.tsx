import { memo, useState } from 'react';
import type { ArtifactSummary } from '../../protocol/messages.ts';
import controls from '../controls.module.css';
import { useRoving } from '../use-roving.ts';
import { formatSize } from './four-figures.ts';
import styles from './kept.module.css';

/** Rows in the page at first, and how many more each press adds: a run may leave a thousand. */
const ROWS_AT_ONCE = 50;

/** Names, epochs and sizes, newest first. One tab stop; the arrow keys go from one to the next. */
export function ArtifactList(props: {
  /** That which was changed last at the end. */
  readonly artifacts: readonly ArtifactSummary[];
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
}) {
  const { artifacts, chosen, onChoose } = props;
  const [count, setCount] = useState(ROWS_AT_ONCE);
  const shown = artifacts.slice(-count).reverse();
  const roving = useRoving('down', shown.length);
  const older = artifacts.length - shown.length;
  return (
    <div className={styles.list}>
      <table className={styles.table} aria-label="Artifacts">
        <thead>
          <tr>
            <th scope="col">name</th>
            <th scope="col" data-kind="number">
              epoch
            </th>
            <th scope="col" data-kind="number">
              size
            </th>
          </tr>
        </thead>
        <tbody onKeyDown={roving.onKeyDown} onFocus={roving.onFocus}>
          {shown.map((artifact, index) => (
            <ArtifactRow
              key={artifact.name}
              artifact={artifact}
              isChosen={artifact.name === chosen}
              isTabStop={index === roving.current}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </table>
      {older === 0 ? null : (
        <button type="button" className={controls.ghost} onClick={() => setCount(count + ROWS_AT_ONCE)}>
          Show {Math.min(older, ROWS_AT_ONCE)} of {older} older ones
        </button>
      )}
    </div>
  );
}

const ArtifactRow = memo(function ArtifactRow(props: {
  readonly artifact: ArtifactSummary;
  readonly isChosen: boolean;
  readonly isTabStop: boolean;
  readonly onChoose: (name: string) => void;
}) {
  const { artifact, isChosen, isTabStop, onChoose } = props;
  return (
    <tr data-chosen={isChosen}>
      <th scope="row">
        <button
          type="button"
          data-roving=""
          tabIndex={isTabStop ? 0 : -1}
          aria-pressed={isChosen}
          onClick={() => onChoose(artifact.name)}
        >
          {artifact.name}
        </button>
      </th>
      <td data-kind="number">{artifact.epochId ?? 'all'}</td>
      <td data-kind="number">{formatSize(artifact.size)}</td>
    </tr>
  );
});

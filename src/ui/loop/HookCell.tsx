import { memo } from 'react';
import text from '../text.module.css';
import { cellText, type CellState } from './cell-state.ts';
import styles from './listing.module.css';

/** One hook at one event: full when it was called, a pill now, a ring to come; a small dot when it does nothing then. */
export const HookCell = memo(function HookCell(props: {
  readonly name: string;
  readonly acts: boolean;
  readonly state: CellState;
}) {
  const { name, acts, state } = props;
  return (
    <td className={styles.cell} data-acts={acts} data-state={state}>
      <span className={text.sr}>{cellText(name, acts, state)}</span>
      <span className={styles.dot} aria-hidden="true" />
    </td>
  );
});

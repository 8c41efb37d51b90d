import { useMemo } from 'react';
import { useSettledStatus } from '../transport/use-settled-status.ts';
import { useRunView } from './run-view.ts';
import { sentenceFor } from './sentence-for.ts';
import styles from './sentence.module.css';

/** One sentence on what happens here and now. Read out while the run is stepped, once a step. */
export function Sentence() {
  const view = useRunView();
  const status = useSettledStatus(view.status);
  const { lead, rest } = useMemo(() => sentenceFor({ ...view, status }), [view, status]);
  return (
    <p className={styles.sentence} data-phase={view.phase} aria-live={view.isHeld ? 'polite' : 'off'}>
      <span className={styles.text}>
        <b>{lead}</b> {rest}
      </span>
    </p>
  );
}

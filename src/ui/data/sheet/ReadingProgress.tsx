import controls from '../../controls.module.css';
import { useLate } from '../../transport/use-late.ts';
import { useTableDesk, useTableDeskActions } from '../table-desk-context.ts';
import { readingSentence, readingShare } from './reading-progress.ts';
import styles from './sheet.module.css';

/** A small file is there sooner than one could read that it comes. */
const SHOWN_AFTER_MILLISECONDS = 150;

/** A file on its way in: how far it is, and the way to give it up. What was open stays below. */
export function ReadingProgress() {
  const opening = useTableDesk((state) => state.opening);
  const isShown = useLate(opening !== null, SHOWN_AFTER_MILLISECONDS);
  const actions = useTableDeskActions();
  if (opening === null || !isShown) return null;
  const sentence = readingSentence(opening);
  const percent = Math.round(readingShare(opening) * 100);
  return (
    <div className={styles.reading}>
      <div
        className={styles.progress}
        role="progressbar"
        aria-label={`Reading ${opening.fileName}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={sentence}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
      <p>{sentence}</p>
      <button type="button" className={controls.button} onClick={() => actions.cancelOpening()}>
        Cancel
      </button>
    </div>
  );
}

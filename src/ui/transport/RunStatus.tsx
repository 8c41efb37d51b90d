import { useLab } from '../lab-context.ts';
import text from '../text.module.css';
import { statusCounter, statusReason, statusTitle } from './run-status-text.ts';
import styles from './run-status.module.css';
import { useEpochAnnouncement } from './use-epoch-announcement.ts';

/**
 * The lamp, the word and the reason. Only the word and what stands with it are live; the counters that change ten times
 * a second stand outside, so that a screen reader is not flooded.
 */
export function RunStatus() {
  const status = useLab((state) => state.status);
  const title = useLab(statusTitle);
  const counter = useLab(statusCounter);
  const epoch = useEpochAnnouncement(status.name === 'training');
  const reason = statusReason(status);
  return (
    <div className={styles.status} data-state={status.name}>
      <span className={styles.lamp} aria-hidden="true" />
      <div className={styles.texts}>
        <div role="status" aria-label="Run status" className={styles.live}>
          <strong>{title}</strong>
          {reason === '' ? null : <span className={styles.detail}> {reason}</span>}
          {epoch === '' ? null : <span className={text.sr}> {epoch}</span>}
        </div>
        {counter === '' ? null : <span className={styles.detail}>{counter}</span>}
      </div>
    </div>
  );
}

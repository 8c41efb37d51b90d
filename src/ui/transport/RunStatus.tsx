import { useAnnouncement } from '../announcement.ts';
import { useLab } from '../lab-context.ts';
import text from '../text.module.css';
import { statusCounter, statusReason, statusTitle } from './run-status-text.ts';
import styles from './run-status.module.css';
import { useEpochAnnouncement } from './use-epoch-announcement.ts';
import { useSettledStatus } from './use-settled-status.ts';

/**
 * The lamp, the word and the reason. Only the word and what stands with it are live; the counters that change ten times
 * a second stand outside, so that a screen reader is not flooded.
 */
export function RunStatus() {
  const status = useSettledStatus(useLab((state) => state.status));
  const title = useLab(({ endedAt }) => statusTitle({ status, endedAt }));
  const counter = useLab((state) => statusCounter({ ...state, status }));
  const epoch = useEpochAnnouncement(status.name === 'training');
  const announcement = useAnnouncement();
  const reason = statusReason(status);
  return (
    <div className={styles.status} data-state={status.name}>
      <span className={styles.lamp} aria-hidden="true" />
      <div className={styles.texts}>
        <div role="status" aria-label="Run status" className={styles.live}>
          <strong>{title}</strong>
          {reason === '' ? null : <span className={styles.detail}> {reason}</span>}
          {epoch === '' ? null : <span className={text.sr}> {epoch}</span>}
          {announcement === '' ? null : <span className={text.sr}> {announcement}</span>}
        </div>
        {counter === '' ? null : <span className={styles.detail}>{counter}</span>}
      </div>
    </div>
  );
}

import { useState } from 'react';
import type { Advice } from '../../protocol/messages.ts';
import type { RunStatus } from '../../store/lab-state.ts';
import controls from '../controls.module.css';
import { useLab, useLabActions } from '../lab-context.ts';
import { Notice, NoticeActions } from './Notice.tsx';
import styles from './notice.module.css';
import { runNotice } from './run-notice.ts';

/** When a run ended otherwise than planned: what happened, what is kept, and what to do next. */
export function RunNotice() {
  const status = useLab((state) => state.status);
  const endedInEpoch = useLab((state) => state.endedAt?.epochId ?? null);
  const [dismissed, setDismissed] = useState<RunStatus | null>(null);
  const notice = runNotice(status, endedInEpoch);
  if (notice === null || dismissed === status) return null;
  return (
    <div className={styles.strip}>
      <Notice kind={notice.kind} title={notice.title}>
        <p>{notice.message}</p>
        {notice.advice === null ? null : <p>{notice.advice.text}</p>}
        <NoticeActions>
          <WaysOn advice={notice.advice} />
          <button type="button" className={controls.button} onClick={() => setDismissed(status)}>
            Close
          </button>
          {notice.stack === null ? null : (
            <details className={styles.details}>
              <summary>Technical details</summary>
              <pre tabIndex={0}>{notice.stack}</pre>
            </details>
          )}
        </NoticeActions>
      </Notice>
    </div>
  );
}

/** Go on or begin anew after a failure; and where the numbers blew up, back to the start with the rate that is advised. */
function WaysOn({ advice }: { readonly advice: Advice | null }) {
  const status = useLab((state) => state.status);
  const actions = useLabActions();
  const learningRate = advice?.learningRate ?? null;
  const isResetFirst = advice?.first === 'reset' && status.name === 'failed' && status.canContinue;
  return (
    <>
      {isResetFirst ? (
        <button type="button" className={PRIMARY} onClick={() => actions.reset()}>
          Reset the run
        </button>
      ) : null}
      {status.name === 'failed' ? <WayOn canResume={status.canContinue} isFirst={!isResetFirst} /> : null}
      {learningRate === null ? null : (
        <button
          type="button"
          className={controls.button}
          onClick={() => actions.resetWithLearningRate(String(learningRate))}
        >
          Reset with learning rate {learningRate}
        </button>
      )}
    </>
  );
}

/** Goes on where a good state is kept; else a new run begins, if the form is good. */
function WayOn({ canResume, isFirst }: { readonly canResume: boolean; readonly isFirst: boolean }) {
  const canTrain = useLab((state) => state.config !== null);
  const actions = useLabActions();
  if (!canResume && !canTrain) return null;
  return (
    <button type="button" className={isFirst ? PRIMARY : controls.button} onClick={() => actions.train()}>
      {canResume ? 'Resume from the last good batch' : 'Train again'}
    </button>
  );
}

const PRIMARY = `${controls.button} ${controls.primary}`;

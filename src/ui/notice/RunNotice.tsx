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
  const canTrain = useLab((state) => state.config !== null);
  const actions = useLabActions();
  const canResume = status.name === 'failed' && status.canContinue;
  const learningRate = advice?.learningRate ?? null;
  const isResetFirst = canResume && advice?.first === 'reset';
  const first = `${controls.button} ${controls.primary}`;
  return (
    <>
      {isResetFirst ? (
        <button type="button" className={first} onClick={() => actions.reset()}>
          Reset the run
        </button>
      ) : null}
      {status.name === 'failed' && (canResume || canTrain) ? (
        <button type="button" className={isResetFirst ? controls.button : first} onClick={() => actions.train()}>
          {canResume ? 'Resume from the last good batch' : 'Train again'}
        </button>
      ) : null}
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

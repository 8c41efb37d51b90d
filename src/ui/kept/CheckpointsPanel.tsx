import { useId, useState } from 'react';
import type { LabState } from '../../store/lab-state.ts';
import { useLab, useLabActions } from '../lab-context.ts';
import { useThrottledLab } from '../use-throttled-lab.ts';
import styles from './kept.module.css';
import { RequestButton } from './RequestButton.tsx';
import { RequestFault } from './RequestFault.tsx';
import { modelWhereabouts } from './model-whereabouts.ts';
import { emptyText, askOffReason } from './request-reasons.ts';

const REDRAW_MILLISECONDS = 400;
const HINT = 'Hooks that save the model put it here: add SaveBest, SaveEvery or SaveLatest.';
const selectCheckpoints = (state: LabState) => state.checkpoints;

/** The checkpoints that hooks saved, newest first; each can be put back into the model. */
export function CheckpointsPanel() {
  const checkpoints = useThrottledLab(selectCheckpoints, REDRAW_MILLISECONDS);
  const status = useLab((state) => state.status);
  const whereabouts = useLab(modelWhereabouts);
  const [asked, setAsked] = useState<string | null>(null);
  const actions = useLabActions();
  const reasonId = useId();
  const offReason = askOffReason(status);
  if (checkpoints.length === 0) return <p className={styles.empty}>{emptyText(status, HINT)}</p>;
  return (
    <div className={styles.panel}>
      {offReason === null ? null : (
        <p className={styles.reason} id={reasonId}>
          {offReason}
        </p>
      )}
      <div className={styles.said} aria-live="polite">
        {whereabouts === null ? null : <p>{whereabouts}</p>}
      </div>
      <RequestFault request="restoreCheckpoint" />
      <table className={styles.table} aria-label="Checkpoints">
        <thead>
          <tr>
            <th scope="col">name</th>
            <th scope="col" data-kind="number">
              epoch
            </th>
            <th scope="col" data-kind="act">
              back into the model
            </th>
          </tr>
        </thead>
        <tbody>
          {checkpoints.toReversed().map(({ name, epochId }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-kind="number">{epochId}</td>
              <td data-kind="act">
                <RequestButton
                  request="restoreCheckpoint"
                  isAsked={asked === name}
                  offReason={offReason}
                  reasonId={reasonId}
                  explanation={`Puts the model back to what it was after epoch ${epochId}. The curves and the log stay.`}
                  onPress={() => {
                    setAsked(name);
                    actions.restoreCheckpoint(name);
                  }}
                >
                  Restore <span className={styles.name}>{name}</span>
                </RequestButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

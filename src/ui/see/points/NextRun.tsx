import { useMemo } from 'react';
import { editedPoints } from '../../../config/drawn-points.ts';
import controls from '../../controls.module.css';
import { useLab, useLabActions } from '../../lab-context.ts';
import styles from './points.module.css';

/** Whether the run in hand learns other points than those that are edited; false where there is no run. */
export function useHasOtherPoints(): boolean {
  const ofRun = useLab((state) => state.plan?.config.dataset ?? null);
  const name = useLab((state) => state.form.dataset);
  const points = useLab((state) => editedPoints(state.form));
  return useMemo(
    () => ofRun !== null && (ofRun.name !== name || JSON.stringify(ofRun.points) !== JSON.stringify(points)),
    [ofRun, name, points],
  );
}

/** Beside the points that are edited while there is a run: it keeps its own. */
export function NextRun() {
  const hasRun = useLab((state) => state.plan !== null);
  const hasProblem = useLab((state) => state.config === null);
  const isOther = useHasOtherPoints();
  const actions = useLabActions();
  if (!hasRun) return null;
  return (
    <div className={styles.acts}>
      <p className={styles.note}>The run in hand keeps its points. What is edited here is learned by the next one.</p>
      {isOther ? (
        <button
          type="button"
          className={controls.button}
          aria-disabled={hasProblem}
          data-explain={
            hasProblem
              ? 'A field of the set-up, or the points, have a problem. It is told there.'
              : 'Leaves the run in hand and trains from the first weights, with the set-up as it stands.'
          }
          onClick={() => {
            if (!hasProblem) actions.trainAnew();
          }}
        >
          Train on these points
        </button>
      ) : null}
    </div>
  );
}

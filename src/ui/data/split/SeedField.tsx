import { useId } from 'react';
import controls from '../../controls.module.css';
import { Icon } from '../../Icon.tsx';
import { useLab, useLabActions } from '../../lab-context.ts';
import styles from './split.module.css';

/** The experiment's seed: the same as in the Lab, for the split follows from it. */
export function SeedField() {
  const id = useId();
  const seed = useLab((state) => state.form.seed);
  const problem = useLab((state) => state.problems?.['seed'] ?? null);
  const actions = useLabActions();
  const next = /^\d{1,9}$/.test(seed) ? String(Number(seed) + 1) : null;
  return (
    <span className={styles.seed}>
      <label htmlFor={id}>seed</label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={seed}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        data-explain="Seed: the number all chance comes from. The same seed gives the same split, the same start weights and the same curves."
        onChange={(event) => actions.setField('seed', event.currentTarget.value)}
      />
      <button
        type="button"
        className={controls.ghost}
        aria-disabled={next === null}
        data-explain="Deals the rows out anew, with the next seed."
        onClick={() => {
          if (next !== null) actions.setField('seed', next);
        }}
      >
        <Icon name="reset" size={14} />
        Shuffle
      </button>
      {problem === null ? null : (
        <span className={styles.problem} id={`${id}-problem`}>
          {problem}
        </span>
      )}
    </span>
  );
}

import { useId, useState } from 'react';
import { HOOKS_TO_ADD } from '../../config/hook-form.ts';
import { PICTURE_HOOKS } from '../../config/hook-suggestions.ts';
import controls from '../controls.module.css';
import { useLab } from '../lab-context.ts';
import styles from './hooks.module.css';

/** Takes a hook of the catalog into the list, with what it is for said before. */
export function AddHook({ onAdd }: { readonly onAdd: (name: string) => void }) {
  const id = useId();
  const [name, setName] = useState('');
  const hasPictures = useLab(({ dataset }) => dataset !== null && dataset.inputShape.length > 1);
  const chosen = HOOKS_TO_ADD.find((hook) => hook.name === name);
  const offReason = chosen === undefined ? 'Choose a hook first.' : null;
  return (
    <div className={styles.add}>
      <label htmlFor={id}>Add a hook</label>
      <div className={styles.choice}>
        <select
          id={id}
          value={name}
          aria-describedby={chosen === undefined ? undefined : `${id}-sentence`}
          onChange={(event) => setName(event.currentTarget.value)}
        >
          <option value="">Choose one</option>
          {HOOKS_TO_ADD.map((hook) => (
            <option key={hook.name} value={hook.name}>
              {hook.name}
            </option>
          ))}
        </select>
        <button
          type="button"
          className={`${controls.button} ${styles.addButton}`}
          aria-disabled={offReason !== null}
          aria-description={offReason ?? undefined}
          data-explain={
            offReason === null ? `Takes ${name} into the list, where its order works.` : `Off: ${offReason}`
          }
          onClick={() => {
            if (chosen === undefined) return;
            onAdd(chosen.name);
            setName('');
          }}
        >
          Add
        </button>
      </div>
      {chosen === undefined ? null : (
        <p className={styles.sentence} id={`${id}-sentence`}>
          {chosen.explanation}
          {PICTURE_HOOKS.includes(name) && !hasPictures ? ' It needs pictures; these data have none.' : null}
        </p>
      )}
    </div>
  );
}

import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import controls from '../controls.module.css';
import { Icon } from '../Icon.tsx';
import { KEYS } from './keyboard-map.ts';
import styles from './keys-dialog.module.css';
import { setSingleKeys, singleKeysStore } from './single-keys.ts';

/** All keys of the Lab, and the switch that turns single keys off. */
export function KeysDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOn = useStore(singleKeysStore);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="keys-title" onClose={onClose}>
      <div className={styles.head}>
        <h2 id="keys-title">Keyboard shortcuts</h2>
        <button type="button" className={`${controls.ghost} ${controls.square}`} aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <dl className={styles.keys}>
        {KEYS.map(({ label, explanation }) => (
          <div key={label}>
            <dt>
              <kbd>{label}</kbd>
            </dt>
            <dd>{explanation}</dd>
          </div>
        ))}
      </dl>
      <label className={styles.switch}>
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
        Single-key shortcuts
      </label>
      <p className={styles.note}>They are off in text fields. Tab and Enter work everywhere.</p>
    </dialog>
  );
}

import { useEffect, useRef } from 'react';
import controls from '../../controls.module.css';
import { Icon } from '../../Icon.tsx';
import { Sources } from './Sources.tsx';
import styles from './sources.module.css';

/** The sources as a drawer, where there is no room for them beside the table. */
export function SourcesDialog(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onLab: () => void;
}) {
  const { isOpen, onClose, onLab } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className={styles.drawer} aria-label="Data sets" onClose={onClose}>
      <div className={styles.drawerHead}>
        <span>Open</span>
        <button type="button" className={`${controls.ghost} ${controls.square}`} aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {isOpen ? <Sources onOpen={onClose} onLab={onLab} /> : null}
    </dialog>
  );
}

import { useId, useState } from 'react';
import controls from '../../controls.module.css';
import { Icon } from '../../Icon.tsx';
import { useTableDeskActions } from '../table-desk-context.ts';
import styles from './sources.module.css';

const NOT_READABLE =
  'The browser does not let the page read the clipboard. Press Ctrl+V (or Cmd+V) on this page instead.';
const NOTHING_COPIED = 'There is no text in the clipboard. Copy a table first.';

/** Where a table of one's own comes in: dropped, chosen or pasted. The whole screen takes a drop; this says so. */
export function DropArea({ onOpen }: { readonly onOpen: () => void }) {
  const id = useId();
  const actions = useTableDeskActions();
  const [fault, setFault] = useState<string | null>(null);
  const paste = async () => {
    const text = await readClipboard();
    if (text === null || text.trim() === '') {
      setFault(text === null ? NOT_READABLE : NOTHING_COPIED);
      return;
    }
    setFault(null);
    actions.openText(text);
    onOpen();
  };
  return (
    <div className={styles.drop}>
      <label className={styles.choose} htmlFor={id}>
        <Icon name="upload" size={20} />
        <b>Drop a CSV here</b>
        <span>
          or <u>choose a file</u>. It never leaves this computer.
        </span>
      </label>
      <input
        id={id}
        className={styles.file}
        type="file"
        accept=".csv,.tsv,.tab,.txt,text/*"
        aria-label="Choose a file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // Chosen again, it is to be opened again.
          event.currentTarget.value = '';
          if (file === undefined) return;
          actions.openFile(file);
          onOpen();
        }}
      />
      <button
        type="button"
        className={controls.ghost}
        data-explain="Opens the table that was copied, for example out of a spreadsheet. Ctrl+V (or Cmd+V) on this screen does the same."
        onClick={() => void paste()}
      >
        <Icon name="paste" size={14} />
        Paste a table
      </button>
      <p className={styles.fault} aria-live="polite">
        {fault}
      </p>
    </div>
  );
}

/** Null where it may not be read. */
async function readClipboard(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return null;
  }
}

import { useState } from 'react';
import type { KeptFile } from '../../../protocol/table-messages.ts';
import controls from '../../controls.module.css';
import { Icon } from '../../Icon.tsx';
import { formatSize } from '../../kept/four-figures.ts';
import { formatCount } from '../../number-format.ts';
import { useTableDesk, useTableDeskActions } from '../table-desk-context.ts';
import styles from './sources.module.css';

/** The user's files that are kept in this browser: to be opened again, or deleted. */
export function KeptFiles({ onOpen }: { readonly onOpen: () => void }) {
  const files = useTableDesk((state) => state.files);
  const error = useTableDesk((state) => state.filesError);
  const [doomed, setDoomed] = useState<string | null>(null);
  if (files.length === 0 && error === null) return null;
  return (
    <section aria-labelledby="kept-files">
      <h2 className={styles.head} id="kept-files">
        Yours
      </h2>
      {error === null ? null : (
        <p className={styles.fault} role="alert">
          {error}
        </p>
      )}
      <ul className={styles.list}>
        {files.map((file) => (
          <li key={file.fileId}>
            {doomed === file.fileId ? (
              <ConfirmDelete file={file} onEnd={() => setDoomed(null)} />
            ) : (
              <KeptFileRow file={file} onOpen={onOpen} onDelete={() => setDoomed(file.fileId)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function KeptFileRow(props: { readonly file: KeptFile; readonly onOpen: () => void; readonly onDelete: () => void }) {
  const { file, onOpen, onDelete } = props;
  const actions = useTableDeskActions();
  const isOpen = useTableDesk(({ view }) => view?.source.kind === 'file' && view.source.fileId === file.fileId);
  return (
    <div className={styles.kept}>
      <button
        type="button"
        className={styles.source}
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => {
          actions.openKept(file);
          onOpen();
        }}
      >
        <Icon name="file" />
        <span>
          <b>{file.name}</b>
          <small>{keptText(file)}</small>
        </span>
      </button>
      <button
        type="button"
        className={`${controls.ghost} ${styles.delete}`}
        aria-label={`Delete ${file.name}`}
        data-explain="Takes the file out of this browser. Your own copy of it is not touched."
        onClick={onDelete}
      >
        <Icon name="delete" size={14} />
      </button>
    </div>
  );
}

function ConfirmDelete({ file, onEnd }: { readonly file: KeptFile; readonly onEnd: () => void }) {
  const actions = useTableDeskActions();
  return (
    <div className={styles.confirm} role="group" aria-label={`Delete ${file.name}?`}>
      <p>
        Delete <b>{file.name}</b> from this browser, and what was chosen about it?
      </p>
      <div>
        <button type="button" className={controls.button} autoFocus onClick={onEnd}>
          Keep it
        </button>
        <button
          type="button"
          className={controls.button}
          onClick={() => {
            onEnd();
            actions.deleteFile(file.fileId);
          }}
        >
          Delete it
        </button>
      </div>
    </div>
  );
}

function keptText({ rowCount, size }: KeptFile): string {
  return rowCount === null ? formatSize(size) : `${formatCount(rowCount)} rows, ${formatSize(size)}`;
}

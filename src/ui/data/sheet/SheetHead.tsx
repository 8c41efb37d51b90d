import type { TableView } from '../../../protocol/table-messages.ts';
import controls from '../../controls.module.css';
import { Icon } from '../../Icon.tsx';
import { sizeText } from '../checks/check-items.ts';
import { ReadAs } from './ReadAs.tsx';
import styles from './sheet.module.css';

/** What is open, and how it was read. */
export function SheetHead(props: {
  readonly view: TableView;
  /** Opens the sources where they do not stand beside the table; null where they do. */
  readonly onSources: (() => void) | null;
}) {
  const { view, onSources } = props;
  return (
    <div className={styles.head}>
      <h1 title={view.fileName}>{view.fileName}</h1>
      {onSources === null ? null : <OpenButton onPress={onSources} />}
      <div className={styles.readAs} role="group" aria-label="Read as">
        <span>{sizeText(view)}. Read as</span>
        <ReadAs reading={view.reading} />
      </div>
      {view.whyNotKept === null ? null : (
        <p className={styles.notKept}>
          <Icon name="warning" size={14} />
          Not kept in this browser. {view.whyNotKept}
        </p>
      )}
    </div>
  );
}

export function OpenButton({ onPress }: { readonly onPress: () => void }) {
  return (
    <button
      type="button"
      className={controls.button}
      aria-haspopup="dialog"
      data-explain="Your files and the demos."
      onClick={onPress}
    >
      <Icon name="upload" size={14} />
      Open
    </button>
  );
}

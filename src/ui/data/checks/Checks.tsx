import type { TableView } from '../../../protocol/table-messages.ts';
import controls from '../../controls.module.css';
import { Icon } from '../../Icon.tsx';
import text from '../../text.module.css';
import { useTableDesk, useTableDeskActions } from '../table-desk-context.ts';
import { checkItems, checksText } from './check-items.ts';
import { CheckEntry } from './CheckEntry.tsx';
import styles from './checks.module.css';

/** What was found in the table: what is to be decided, and what was handled. */
export function Checks({ view, onLine }: { readonly view: TableView; readonly onLine: (line: number) => void }) {
  const items = checkItems(view);
  return (
    <aside className={styles.checks} aria-label="Checks">
      <div className={`${text.panelHead} ${styles.head}`}>
        <h2>Checks</h2>
        <span className={text.dim}>{checksText(view)}</span>
        <UndoButton />
      </div>
      {items.length === 0 ? <p className={styles.none}>Nothing is wrong with this table.</p> : null}
      <ol>
        {items.map((item) => (
          <CheckEntry key={item.key} item={item} onLine={onLine} />
        ))}
      </ol>
    </aside>
  );
}

function UndoButton() {
  const count = useTableDesk((state) => state.undoCount);
  const actions = useTableDeskActions();
  const offReason = count > 0 ? null : 'Nothing was changed yet.';
  return (
    <button
      type="button"
      className={`${controls.ghost} ${styles.undo}`}
      aria-disabled={offReason !== null}
      aria-description={offReason ?? undefined}
      aria-keyshortcuts="Control+Z"
      data-explain={
        offReason === null
          ? `Takes the last change back (Ctrl+Z). There ${count === 1 ? 'is 1' : `are ${count}`} to take back.`
          : `Off: ${offReason}`
      }
      onClick={() => {
        if (offReason === null) actions.undo();
      }}
    >
      <Icon name="undo" size={14} />
      Undo
    </button>
  );
}

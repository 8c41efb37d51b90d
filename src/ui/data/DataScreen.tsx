import { useCallback, useEffect, useState } from 'react';
import type { TableDeskState } from '../../store/table-desk-state.ts';
import { ExplainLayer } from '../explain/Explain.tsx';
import { PanelBoundary } from '../PanelBoundary.tsx';
import text from '../text.module.css';
import { useLayout } from '../use-media.ts';
import { Checks } from './checks/Checks.tsx';
import { understoodText } from './checks/check-items.ts';
import styles from './data.module.css';
import { Sheet } from './sheet/Sheet.tsx';
import { SheetFoot } from './sheet/SheetFoot.tsx';
import { Sources } from './sources/Sources.tsx';
import { SourcesDialog } from './sources/SourcesDialog.tsx';
import { useTableDesk, useTableDeskActions } from './table-desk-context.ts';
import { useBroughtIn } from './use-brought-in.ts';
import { useUndoKey } from './use-data-keys.ts';
import { useShownLine } from './use-shown-line.ts';

/** A table of one's own: where it comes from, what was understood of it, and what is to be decided before it is trained on. */
export function DataScreen(props: {
  /** A line that is to be shown at first; null for the top. */
  readonly line?: number | null;
  readonly onLab: () => void;
}) {
  const { onLab } = props;
  const layout = useLayout();
  const view = useTableDesk((state) => state.view);
  const tableId = useTableDesk((state) => state.view?.tableId ?? null);
  const said = useTableDesk(selectSaid);
  const actions = useTableDeskActions();
  const [areSourcesOpen, setAreSourcesOpen] = useState(false);
  const [line, showLine] = useShownLine(tableId, props.line ?? null);
  const closeSources = useCallback(() => setAreSourcesOpen(false), []);
  const { isOver, note } = useBroughtIn(closeSources);
  useUndoKey(useCallback(() => actions.undo(), [actions]));
  useEffect(() => {
    actions.listFiles();
  }, [actions]);
  const isWide = layout === 'wide';
  // On a small screen it sticks to the bottom of all, the checks among it.
  const foot = view === null ? null : <SheetFoot view={view} onLab={onLab} />;
  return (
    <main className={styles.data} id="data" tabIndex={-1} data-empty={view === null}>
      <p className={text.sr} role="status">
        {said}
      </p>
      {isWide ? (
        <aside className={styles.sources} aria-label="Data sets">
          <PanelBoundary panel="The data sets">
            <Sources onOpen={closeSources} onLab={onLab} />
          </PanelBoundary>
        </aside>
      ) : (
        <SourcesDialog isOpen={areSourcesOpen} onClose={closeSources} onLab={onLab} />
      )}
      <Sheet note={note} line={line} onLine={showLine} onSources={isWide ? null : () => setAreSourcesOpen(true)}>
        {layout === 'slim' ? null : foot}
      </Sheet>
      {view === null ? null : (
        <PanelBoundary panel="The checks">
          <Checks view={view} onLine={showLine} />
        </PanelBoundary>
      )}
      {layout === 'slim' ? foot : null}
      {isOver ? (
        <div className={styles.drop} aria-hidden="true">
          <p>Let go: the file is opened here and never leaves this computer.</p>
        </div>
      ) : null}
      <ExplainLayer />
    </main>
  );
}

/** What is read out: that a file is being read, and what was understood of it. */
function selectSaid({ opening, view }: TableDeskState): string {
  if (opening !== null) return `Reading ${opening.fileName}.`;
  return view === null ? '' : understoodText(view);
}

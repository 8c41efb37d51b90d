import { useCallback, useEffect, useState } from 'react';
import type { TableDeskState } from '../../store/table-desk-state.ts';
import { ExplainLayer } from '../explain/Explain.tsx';
import { formatCount } from '../number-format.ts';
import { PanelBoundary } from '../PanelBoundary.tsx';
import text from '../text.module.css';
import { useLayout } from '../use-media.ts';
import { Checks } from './checks/Checks.tsx';
import { understoodText } from './checks/check-items.ts';
import styles from './data.module.css';
import type { Jump } from './grid/jump.ts';
import { Sheet } from './sheet/Sheet.tsx';
import { SheetFoot } from './sheet/SheetFoot.tsx';
import { Sources } from './sources/Sources.tsx';
import { SourcesDialog } from './sources/SourcesDialog.tsx';
import { useTableDesk, useTableDeskActions } from './table-desk-context.ts';
import { usePaste, useUndoKey } from './use-data-keys.ts';
import { useFileDrop } from './use-file-drop.ts';

/** A table of one's own: where it comes from, what was understood of it, and what is to be decided before it is trained on. */
export function DataScreen({ onLab }: { readonly onLab: () => void }) {
  const layout = useLayout();
  const view = useTableDesk((state) => state.view);
  const said = useTableDesk(selectSaid);
  const actions = useTableDeskActions();
  const [areSourcesOpen, setAreSourcesOpen] = useState(false);
  const [line, setLine] = useState<Jump | null>(null);
  const [ignored, setIgnored] = useState('');
  const closeSources = useCallback(() => setAreSourcesOpen(false), []);
  const openFiles = useCallback(
    ([file, ...others]: readonly File[]) => {
      if (file === undefined) return;
      setIgnored(others.length === 0 ? '' : `Of ${formatCount(others.length + 1)} files the first is opened.`);
      actions.openFile(file);
      setAreSourcesOpen(false);
    },
    [actions],
  );
  const isOver = useFileDrop(openFiles);
  usePaste(
    useCallback((pasted: string) => actions.openText(pasted), [actions]),
    useCallback((file: File) => openFiles([file]), [openFiles]),
  );
  useUndoKey(useCallback(() => actions.undo(), [actions]));
  useEffect(() => {
    actions.listFiles();
  }, [actions]);
  const isWide = layout === 'wide';
  // On a small screen it sticks to the bottom of all, the checks among it.
  const foot = view === null ? null : <SheetFoot view={view} onLab={onLab} />;
  const showLine = (to: number) => setLine({ to });
  return (
    <main className={styles.data} id="data" tabIndex={-1} data-empty={view === null}>
      <p className={text.sr} role="status">
        {said} {ignored}
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
      <Sheet line={line} onLine={showLine} onSources={isWide ? null : () => setAreSourcesOpen(true)}>
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

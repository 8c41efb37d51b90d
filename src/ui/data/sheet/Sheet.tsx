import type { ReactNode } from 'react';
import { Icon } from '../../Icon.tsx';
import { PanelBoundary } from '../../PanelBoundary.tsx';
import type { Jump } from '../grid/jump.ts';
import { RowsPanel } from '../grid/RowsPanel.tsx';
import { SplitPanel } from '../split/SplitPanel.tsx';
import { useTableDesk } from '../table-desk-context.ts';
import { EmptySheet } from './EmptySheet.tsx';
import { PredictSentence } from './PredictSentence.tsx';
import { ReadingProgress } from './ReadingProgress.tsx';
import { Refusal } from './Refusal.tsx';
import { SheetHead } from './SheetHead.tsx';
import styles from './sheet.module.css';

/** The table that is open: what it is, its rows, its split, and the way on. Above it what is being read or was refused. */
export function Sheet(props: {
  /** What else is to be said about what was opened; may be empty. */
  readonly note: string;
  readonly line: Jump | null;
  readonly onLine: (line: number) => void;
  readonly onSources: (() => void) | null;
  /** What stands below all. */
  readonly children: ReactNode;
}) {
  const { note, line, onLine, onSources, children } = props;
  const view = useTableDesk((state) => state.view);
  const failure = useTableDesk((state) => state.failure);
  return (
    <section className={styles.sheet} aria-label={view?.fileName ?? 'No data'}>
      <p className={styles.note} role="status">
        {note}
      </p>
      <ReadingProgress />
      <Refusal />
      {failure === null ? null : (
        <p className={styles.failure} role="alert">
          <Icon name="warning" size={14} /> <b>Not done.</b> {failure}
        </p>
      )}
      {view === null ? (
        <EmptySheet onSources={onSources} />
      ) : (
        <>
          <SheetHead view={view} onSources={onSources} />
          <PredictSentence view={view} />
          <PanelBoundary panel="The rows">
            <RowsPanel key={view.tableId} view={view} line={line} onLine={onLine} />
          </PanelBoundary>
          <PanelBoundary panel="The split">
            <SplitPanel view={view} />
          </PanelBoundary>
          {children}
        </>
      )}
    </section>
  );
}

import { useState } from 'react';
import { Dock } from './dock/Dock.tsx';
import { useLab } from './lab-context.ts';
import styles from './lab.module.css';
import { LoopColumn } from './loop/LoopColumn.tsx';
import { RunNotice } from './notice/RunNotice.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { SeeColumn } from './see/SeeColumn.tsx';
import { datasetDescription } from './setup/dataset-description.ts';
import { SetUp } from './setup/SetUp.tsx';
import text from './text.module.css';
import { Transport } from './transport/Transport.tsx';
import type { Transport as TransportHandle } from './transport/use-transport.ts';
import { ViewTabs, type View } from './ViewTabs.tsx';

/** The Lab: transport above, set-up, loop and curves side by side, timeline and log below. */
export function Lab({ transport }: { readonly transport: TransportHandle }) {
  const [view, setView] = useState<View>('loop');
  const question = useLab((state) => datasetDescription(state.form.dataset)?.question ?? '');
  return (
    <main id="main" className={styles.lab} data-view={view} tabIndex={-1}>
      <h1 className={text.sr}>Lab: {question}</h1>
      <Transport transport={transport} />
      <ViewTabs view={view} onChoose={setView} />
      <RunNotice />
      <PanelBoundary panel="The set-up">
        <SetUp />
      </PanelBoundary>
      <div className={styles.loop} id="loop">
        <PanelBoundary panel="The loop">
          <LoopColumn />
        </PanelBoundary>
      </div>
      <PanelBoundary panel="What happens">
        <SeeColumn />
      </PanelBoundary>
      <Dock />
    </main>
  );
}

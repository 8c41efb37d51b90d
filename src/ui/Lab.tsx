import { Dock } from './dock/Dock.tsx';
import { ExplainLayer } from './explain/Explain.tsx';
import { useLab } from './lab-context.ts';
import styles from './lab.module.css';
import { LoopColumn } from './loop/LoopColumn.tsx';
import { RunNotice } from './notice/RunNotice.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { selectQuestion } from './select-question.ts';
import { SeeColumn } from './see/SeeColumn.tsx';
import type { SeeTab } from './see/see-tabs.ts';
import { SetUp } from './setup/SetUp.tsx';
import text from './text.module.css';
import { Transport } from './transport/Transport.tsx';
import type { Transport as TransportHandle } from './transport/use-transport.ts';
import { ViewTabs, type View } from './ViewTabs.tsx';

/** The Lab: transport above, set-up, loop and curves side by side, timeline and log below. */
export function Lab(props: {
  readonly transport: TransportHandle;
  /** The part a small screen shows. */
  readonly view: View;
  readonly onView: (view: View) => void;
  /** The tab under the curves. */
  readonly tab: SeeTab;
  readonly onTab: (tab: SeeTab) => void;
}) {
  const { transport, view, onView, tab, onTab } = props;
  const question = useLab(selectQuestion);
  return (
    <main className={styles.lab} data-view={view}>
      <h1 className={text.sr}>Lab: {question}</h1>
      <Transport transport={transport} />
      <ViewTabs view={view} onChoose={onView} />
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
        <SeeColumn tab={tab} onTab={onTab} />
      </PanelBoundary>
      <Dock />
      <ExplainLayer />
    </main>
  );
}

import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { ArtifactsPanel } from '../kept/ArtifactsPanel.tsx';
import { CheckpointsPanel } from '../kept/CheckpointsPanel.tsx';
import { EvaluatePanel } from '../kept/EvaluatePanel.tsx';
import { useLab } from '../lab-context.ts';
import { PanelBoundary } from '../PanelBoundary.tsx';
import { PredictionsPanel } from '../predict/PredictionsPanel.tsx';
import { TryPanel } from '../predict/TryPanel.tsx';
import styles from './see-tabs.module.css';
import { SEE_TABS, type SeeTab } from './see-tabs.ts';

const PANEL = 'see-panel';

/** The lower part of the column: the map where there is one, and what the run leaves behind. */
export function SeeTabs(props: {
  readonly tab: SeeTab;
  readonly onChoose: (tab: SeeTab) => void;
  /** Null for data that has no map; then there is no tab for it. */
  readonly map: ReactNode;
}) {
  const { onChoose, map } = props;
  // Kept here, so that they are still chosen when another tab was looked at.
  const [stream, setStream] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const [artifact, setArtifact] = useState<string | null>(null);
  const tabs = map === null ? SEE_TABS.filter(({ name }) => name !== 'map') : SEE_TABS;
  const { name: tab, label } = tabs.find(({ name }) => name === props.tab) ?? SEE_TABS[1];
  const needsRoom = useLab(({ artifacts, streamPredictions, plan }) => {
    if (tab === 'rows') return streamPredictions !== null;
    if (tab === 'try') return plan !== null && plan.dataset.inputs !== null;
    return tab === 'artifacts' && artifacts.some(({ name }) => name === artifact);
  });
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const to = tabAfterKey(
      event.key,
      tabs.map(({ name }) => name),
      tab,
    );
    if (to === null) return;
    event.preventDefault();
    onChoose(to);
    document.getElementById(tabId(to))?.focus();
  };
  const panels: Readonly<Record<SeeTab, ReactNode>> = {
    map,
    evaluate: <EvaluatePanel chosen={stream} onChoose={setStream} />,
    rows: <PredictionsPanel chosen={asked} onChoose={setAsked} />,
    try: <TryPanel />,
    artifacts: <ArtifactsPanel chosen={artifact} onChoose={setArtifact} />,
    checkpoints: <CheckpointsPanel />,
  };
  return (
    <div className={styles.lower} data-room={needsRoom ? 'more' : 'some'}>
      <div className={styles.tabs} role="tablist" aria-label="What the run leaves" onKeyDown={move}>
        {tabs.map(({ name, label: text, key }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={tabId(name)}
            aria-selected={name === tab}
            aria-controls={PANEL}
            aria-keyshortcuts={key}
            tabIndex={name === tab ? 0 : -1}
            onClick={() => onChoose(name)}
          >
            {text}
          </button>
        ))}
      </div>
      <div className={styles.panel} role="tabpanel" id={PANEL} aria-labelledby={tabId(tab)} tabIndex={0}>
        <PanelBoundary key={tab} panel={`The tab ${label}`}>
          {panels[tab]}
        </PanelBoundary>
      </div>
    </div>
  );
}

function tabId(tab: SeeTab): string {
  return `see-tab-${tab}`;
}

function tabAfterKey(key: string, tabs: readonly SeeTab[], from: SeeTab): SeeTab | null {
  const at = tabs.indexOf(from);
  const to = new Map([
    ['ArrowLeft', at - 1],
    ['ArrowRight', at + 1],
    ['Home', 0],
    ['End', tabs.length - 1],
  ]).get(key);
  return to === undefined ? null : (tabs.at(to % tabs.length) ?? null);
}

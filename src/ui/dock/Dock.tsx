import { useLab } from '../lab-context.ts';
import { PanelBoundary } from '../PanelBoundary.tsx';
import styles from './dock.module.css';
import { batchText, epochProgress, progressText, timeLeftText } from './epoch-progress-text.ts';
import { EpochStrip } from './EpochStrip.tsx';
import { LogPanel } from './LogPanel.tsx';
import { ProfileBar } from './ProfileBar.tsx';
import { RunDigest } from './RunDigest.tsx';

/** How far the run is, where its time goes, and what was written down. */
export function Dock() {
  return (
    <section className={styles.dock} aria-label="Timeline and log" id="dock">
      <Progress />
      <div className={styles.middle}>
        <PanelBoundary panel="The timeline">
          <EpochStrip />
          <ProfileBar />
        </PanelBoundary>
      </div>
      <PanelBoundary panel="The log">
        <LogPanel />
      </PanelBoundary>
    </section>
  );
}

function Progress() {
  const epochs = useLab((state) => progressText(epochProgress(state)));
  const batch = useLab(batchText);
  const timeLeft = useLab(timeLeftText);
  return (
    <div className={styles.progress}>
      <h2>Timeline</h2>
      <p className={styles.epochs}>{epochs}</p>
      <p>{batch}</p>
      <p>{timeLeft}</p>
      <RunDigest />
    </div>
  );
}

import { useEffect } from 'react';
import type { LabState } from '../../store/lab-state.ts';
import { useLab, useLabActions } from '../lab-context.ts';
import { useThrottledLab } from '../use-throttled-lab.ts';
import { ArtifactList } from './ArtifactList.tsx';
import { ArtifactPreview } from './ArtifactPreview.tsx';
import styles from './kept.module.css';
import { RequestFault } from './RequestFault.tsx';
import { emptyText } from './request-reasons.ts';

const REDRAW_MILLISECONDS = 400;
const HINT = 'Hooks that write files put them here: add WriteCSV or SaveConfusionMatrix.';
const selectArtifacts = (state: LabState) => state.artifacts;

/** What the hooks wrote, newest first, and a look at the one that was chosen. */
export function ArtifactsPanel(props: { readonly chosen: string | null; readonly onChoose: (name: string) => void }) {
  const { chosen, onChoose } = props;
  const artifacts = useThrottledLab(selectArtifacts, REDRAW_MILLISECONDS);
  const status = useLab((state) => state.status);
  const runId = useLab((state) => state.runId);
  const content = useLab(({ artifact }) => (artifact?.name === chosen ? artifact : null));
  const actions = useLabActions();
  const { name, size, epochId } = artifacts.find((artifact) => artifact.name === chosen) ?? NONE;
  // Read when it is chosen, and again whenever a hook has changed it.
  useEffect(() => {
    if (name !== null) actions.readArtifact(name);
  }, [actions, runId, name, size, epochId]);
  if (artifacts.length === 0) return <p className={styles.empty}>{emptyText(status, HINT)}</p>;
  return (
    <div className={styles.panel}>
      <ArtifactList artifacts={artifacts} chosen={name} onChoose={onChoose} />
      <RequestFault request="readArtifact" />
      {name === null ? (
        <p className={styles.empty}>Choose one to look at it or to download it.</p>
      ) : (
        <ArtifactPreview name={name} artifact={content} />
      )}
    </div>
  );
}

const NONE = { name: null, size: 0, epochId: null } as const;

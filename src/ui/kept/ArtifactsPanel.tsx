import { useEffect } from 'react';
import { isMissing } from '../../store/artifact-contents.ts';
import type { LabState } from '../../store/lab-state.ts';
import { useLab, useLabActions } from '../lab-context.ts';
import { useThrottledLab } from '../use-throttled-lab.ts';
import { ArtifactList } from './ArtifactList.tsx';
import { ArtifactPreview, isWhole } from './ArtifactPreview.tsx';
import styles from './kept.module.css';
import { RequestFault } from './RequestFault.tsx';
import { emptyText } from './request-reasons.ts';
import { MASK_TYPE, ThumbnailSheet } from './ThumbnailSheet.tsx';
import { useReveal } from './use-reveal.ts';

const REDRAW_MILLISECONDS = 400;
const HINT = 'Hooks that write files put them here: add WriteCSV or SaveConfusionMatrix.';
const selectArtifacts = (state: LabState) => state.artifacts;

/** What the hooks wrote, newest first, and a look at the one that was chosen. */
export function ArtifactsPanel(props: { readonly chosen: string | null; readonly onChoose: (name: string) => void }) {
  const { chosen } = props;
  const artifacts = useThrottledLab(selectArtifacts, REDRAW_MILLISECONDS);
  const status = useLab((state) => state.status);
  const runId = useLab((state) => state.runId);
  const content = useLab(({ artifactContents }) => (chosen === null ? null : (artifactContents.get(chosen) ?? null)));
  const isAway = useLab((state) => isMissing(state, chosen));
  const actions = useLabActions();
  const { elementRef, ask, onLoad } = useReveal(chosen, isWhole(content));
  const onChoose = (artifact: string) => {
    ask(artifact);
    props.onChoose(artifact);
  };
  const { name, mediaType, revision } = artifacts.find((artifact) => artifact.name === chosen) ?? NONE;
  // Read when it is chosen, and again whenever a hook has changed it or a new run has brought another of its name.
  useEffect(() => {
    if (name !== null) actions.readArtifact(name);
  }, [actions, runId, name, revision, isAway]);
  if (artifacts.length === 0) return <p className={styles.empty}>{emptyText(status, HINT)}</p>;
  const look =
    name === null ? (
      <p className={styles.empty}>Choose one to look at it or to download it.</p>
    ) : (
      <ArtifactPreview name={name} artifact={content} ref={elementRef} onLoad={onLoad} />
    );
  const hasMasks = artifacts.some((artifact) => artifact.mediaType === MASK_TYPE);
  const isBeside = hasMasks && (name === null || mediaType === MASK_TYPE);
  return (
    <div className={styles.panel}>
      <ArtifactList artifacts={artifacts} chosen={name} onChoose={onChoose} />
      <RequestFault request="readArtifact" />
      {isBeside ? null : look}
      {hasMasks ? (
        <ThumbnailSheet chosen={name} onChoose={onChoose}>
          {isBeside ? look : null}
        </ThumbnailSheet>
      ) : null}
    </div>
  );
}

const NONE = { name: null, mediaType: null, revision: 0 } as const;

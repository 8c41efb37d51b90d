import { memo, useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { ArtifactSummary } from '../../protocol/messages.ts';
import { isMissing } from '../../store/artifact-contents.ts';
import type { LabState } from '../../store/lab-state.ts';
import { useLab, useLabActions } from '../lab-context.ts';
import { formatCount } from '../number-format.ts';
import { useRoving } from '../use-roving.ts';
import { useThrottledLab } from '../use-throttled-lab.ts';
import { ArtifactImage } from './ArtifactImage.tsx';
import { fileName } from './file-name.ts';
import styles from './thumbnails.module.css';

/** A hook may write hundreds of pictures with every batch: they are asked for no more often than that. */
const REREAD_MILLISECONDS = 2000;
const PICTURES_AT_MOST = 24;
/** What masks are written as; plots are SVG and too fine for a thumbnail. */
export const MASK_TYPE = 'image/png';

const selectArtifacts = (state: LabState) => state.artifacts;
const BY_NAME = new Intl.Collator('en', { numeric: true });

/** The newest pictures side by side, such as the masks of a batch. One tab stop; the arrow keys go from one to the next. */
export function ThumbnailSheet(props: {
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
  /** The chosen one, larger, or how to choose one. It stands beside the others: below them it would be out of sight. */
  readonly children: ReactNode;
}) {
  const { chosen, onChoose } = props;
  const artifacts = useThrottledLab(selectArtifacts, REREAD_MILLISECONDS);
  const { names, count } = useMemo(() => newestPictures(artifacts), [artifacts]);
  useContents(names);
  const roving = useRoving('across', names.length);
  return (
    <div className={styles.sheet}>
      <section aria-label="Thumbnails">
        <h3>
          Thumbnails
          {count > names.length ? <span>{`${names.length} newest of ${formatCount(count)}`}</span> : null}
        </h3>
        <div className={styles.grid} data-explain-anchor="" onKeyDown={roving.onKeyDown} onFocus={roving.onFocus}>
          {names.map((name, index) => (
            <Thumbnail
              key={name}
              name={name}
              isChosen={name === chosen}
              isTabStop={index === roving.current}
              onChoose={onChoose}
            />
          ))}
        </div>
      </section>
      <div className={styles.beside}>{props.children}</div>
    </div>
  );
}

const Thumbnail = memo(function Thumbnail(props: {
  readonly name: string;
  readonly isChosen: boolean;
  readonly isTabStop: boolean;
  readonly onChoose: (name: string) => void;
}) {
  const { name, isChosen, isTabStop, onChoose } = props;
  const content = useLab(({ artifactContents }) => artifactContents.get(name));
  return (
    <button
      type="button"
      data-roving=""
      tabIndex={isTabStop ? 0 : -1}
      aria-label={fileName(name)}
      aria-pressed={isChosen}
      data-explain={`Picture ${name}`}
      onClick={() => onChoose(name)}
    >
      {content === undefined ? null : <ArtifactImage artifact={content} className={styles.picture} alt="" />}
    </button>
  );
});

/** Has the contents read: once for each list, and again where the page had to let go of one, as after looking at many others. */
function useContents(names: readonly string[]): void {
  const actions = useLabActions();
  const isAnyMissing = useLab((state) => names.some((name) => isMissing(state, name)));
  const asked = useRef(names);
  useEffect(() => {
    // When the last one has come the list is still the same: what changed meanwhile waits for the next.
    if (names.length === 0 || (names === asked.current && !isAnyMissing)) return;
    asked.current = names;
    actions.readArtifacts(names);
  }, [actions, names, isAnyMissing]);
}

/** Those changed last, by name: one that is written anew in every epoch stays in its place. */
function newestPictures(artifacts: readonly ArtifactSummary[]): { names: readonly string[]; count: number } {
  const pictures = artifacts.filter(({ mediaType }) => mediaType === MASK_TYPE).map(({ name }) => name);
  return { names: pictures.slice(-PICTURES_AT_MOST).sort(BY_NAME.compare), count: pictures.length };
}

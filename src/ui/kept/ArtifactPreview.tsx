import { useMemo, type Ref } from 'react';
import type { ArtifactContent } from '../../protocol/messages.ts';
import { ArtifactImage } from './ArtifactImage.tsx';
import { confusionSentence, readConfusion } from './confusion.ts';
import { ConfusionGrid } from './ConfusionGrid.tsx';
import { CsvTable } from './CsvTable.tsx';
import { DownloadButton } from './DownloadButton.tsx';
import { fileName } from './file-name.ts';
import styles from './kept.module.css';
import { TextPreview } from './TextPreview.tsx';

/** The chosen artifact, by what it is, and the way to keep it. Null until its content has come. */
export function ArtifactPreview(props: {
  readonly name: string;
  readonly artifact: ArtifactContent | null;
  readonly ref: Ref<HTMLElement>;
  /** Where it is a picture: this has come, and with it its size. */
  readonly onLoad: () => void;
}) {
  const { name, artifact, ref, onLoad } = props;
  return (
    // The event of an image does not rise to what it is in, but it is met on the way down.
    <section ref={ref} className={styles.preview} aria-label={`Preview of ${name}`} onLoadCapture={onLoad}>
      <div className={styles.previewHead}>
        <h3>{fileName(name)}</h3>
        {artifact === null ? null : <DownloadButton artifact={artifact} />}
      </div>
      {artifact === null ? <p>Reading {name}.</p> : <Content artifact={artifact} />}
    </section>
  );
}

/** Whether that much of it is there as there will be: a picture has no size until it is drawn. */
export function isWhole(artifact: ArtifactContent | null): boolean {
  return artifact !== null && !artifact.mediaType.startsWith('image/');
}

function Content({ artifact }: { readonly artifact: ArtifactContent }) {
  const { name, mediaType, content } = artifact;
  switch (mediaType) {
    case 'image/svg+xml':
      return <ArtifactImage artifact={artifact} className={styles.plot} alt={`Picture ${name}`} />;
    case 'image/png':
      return <ArtifactImage artifact={artifact} className={styles.mask} alt={`Picture ${name}`} />;
    default:
      if (typeof content !== 'string')
        return <p>These {content.length} bytes are no text or picture. Download them.</p>;
      return <TextContent mediaType={mediaType} name={name} content={content} />;
  }
}

function TextContent(props: { readonly name: string; readonly mediaType: string; readonly content: string }) {
  const { name, mediaType, content } = props;
  const confusion = useMemo(
    () => (mediaType === 'application/json' ? readConfusion(content) : null),
    [mediaType, content],
  );
  if (mediaType === 'text/csv') return <CsvTable name={name} content={content} />;
  if (confusion === null) return <TextPreview name={name} content={content} />;
  return <ConfusionGrid key={confusionSentence(confusion)} confusion={confusion} />;
}

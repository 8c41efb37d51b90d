import { useMemo } from 'react';
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
export function ArtifactPreview(props: { readonly name: string; readonly artifact: ArtifactContent | null }) {
  const { name, artifact } = props;
  return (
    <section className={styles.preview} aria-label={`Preview of ${name}`}>
      <div className={styles.previewHead}>
        <h3>{fileName(name)}</h3>
        {artifact === null ? null : <DownloadButton artifact={artifact} />}
      </div>
      {artifact === null ? <p>Reading {name}.</p> : <Content artifact={artifact} />}
    </section>
  );
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
  if (confusion === null) return <TextPreview content={content} />;
  return <ConfusionGrid key={confusionSentence(confusion)} confusion={confusion} />;
}

import type { ArtifactContent } from '../../protocol/messages.ts';
import controls from '../controls.module.css';
import { blobOf } from './blob-of.ts';
import { fileName } from './file-name.ts';
import { saveFile } from './save-file.ts';

export function DownloadButton({ artifact }: { readonly artifact: ArtifactContent }) {
  return (
    <button
      type="button"
      className={controls.button}
      data-explain={`Saves ${fileName(artifact.name)} among your downloads.`}
      onClick={() => saveFile(fileName(artifact.name), blobOf(artifact))}
    >
      Download
    </button>
  );
}

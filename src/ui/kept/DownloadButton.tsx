import type { ArtifactContent } from '../../protocol/messages.ts';
import controls from '../controls.module.css';
import { blobOf } from './blob-of.ts';
import { fileName } from './file-name.ts';

/** The browser reads the address some time after the press; then it can go. */
const KEPT_MILLISECONDS = 10_000;

export function DownloadButton({ artifact }: { readonly artifact: ArtifactContent }) {
  return (
    <button
      type="button"
      className={controls.button}
      data-explain={`Saves ${fileName(artifact.name)} among your downloads.`}
      onClick={() => download(artifact)}
    >
      Download
    </button>
  );
}

function download(artifact: ArtifactContent): void {
  const url = URL.createObjectURL(blobOf(artifact));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName(artifact.name);
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MILLISECONDS);
}

import type { ArtifactContent } from '../../protocol/messages.ts';

/** The content as a file of its own type. Bytes are copied: they may lie in a larger buffer. */
export function blobOf({ mediaType, content }: Pick<ArtifactContent, 'mediaType' | 'content'>): Blob {
  return typeof content === 'string'
    ? new Blob([content], { type: `${mediaType};charset=utf-8` })
    : new Blob([new Uint8Array(content)], { type: mediaType });
}

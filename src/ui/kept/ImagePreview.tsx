import { useEffect, useRef } from 'react';
import type { ArtifactContent } from '../../protocol/messages.ts';
import { blobOf } from './blob-of.ts';
import styles from './kept.module.css';

/** A plot, or a mask as a thumbnail. Always by an address of its own, never as markup: nothing in it can run. */
export function ImagePreview({ name, mediaType, content }: ArtifactContent) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(blobOf({ mediaType, content }));
    if (image.current !== null) image.current.src = url;
    return () => {
      URL.revokeObjectURL(url);
    };
  }, [mediaType, content]);
  return <img ref={image} className={mediaType === 'image/png' ? styles.mask : styles.plot} alt={`Picture ${name}`} />;
}

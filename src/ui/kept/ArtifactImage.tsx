import { useEffect, useRef } from 'react';
import type { ArtifactContent } from '../../protocol/messages.ts';
import { blobOf } from './blob-of.ts';

/** A plot or a mask. Always by an address of its own, never as markup: nothing in it can run. */
export function ArtifactImage(props: {
  readonly artifact: ArtifactContent;
  readonly className: string | undefined;
  readonly alt: string;
}) {
  const { artifact, className, alt } = props;
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(blobOf(artifact));
    if (image.current !== null) image.current.src = url;
    return () => {
      URL.revokeObjectURL(url);
    };
  }, [artifact]);
  return <img ref={image} className={className} alt={alt} />;
}

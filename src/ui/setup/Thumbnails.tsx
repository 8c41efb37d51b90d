import { useEffect, useRef } from 'react';
import type { DatasetSummary } from '../../protocol/messages.ts';
import styles from './thumbnails.module.css';

/** Some images of the data set, each with the name of what it shows. */
export function Thumbnails(props: {
  readonly thumbnails: NonNullable<DatasetSummary['thumbnails']>;
  readonly classNames: readonly string[];
}) {
  const { thumbnails, classNames } = props;
  return (
    <ul className={styles.list} aria-label="Some of the images">
      {Array.from(thumbnails.classIndex, (classIndex, image) => (
        <li key={image}>
          <Thumbnail thumbnails={thumbnails} image={image} label={classNames[classIndex] ?? `class ${classIndex}`} />
        </li>
      ))}
    </ul>
  );
}

function Thumbnail(props: {
  readonly thumbnails: NonNullable<DatasetSummary['thumbnails']>;
  readonly image: number;
  readonly label: string;
}) {
  const { thumbnails, image, label } = props;
  const { side } = thumbnails;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    draw(canvas.current, thumbnails, image);
  }, [thumbnails, image]);
  return (
    <canvas ref={canvas} width={side} height={side} role="img" aria-label={label} data-explain={label} tabIndex={-1} />
  );
}

/** White ink on black, as the pixels have it: more ink is brighter. */
function draw(
  canvas: HTMLCanvasElement | null,
  { ink, side }: NonNullable<DatasetSummary['thumbnails']>,
  image: number,
): void {
  const context = canvas?.getContext('2d');
  if (context == null) return;
  const picture = context.createImageData(side, side);
  for (let pixel = 0; pixel < side * side; pixel += 1) {
    const grey = ink[image * side * side + pixel] ?? 0;
    picture.data.set([grey, grey, grey, 255], pixel * 4);
  }
  context.putImageData(picture, 0, 0);
}

import type { Thumbnails } from '../dataset-definition.ts';

/** Images of each class that are shown: ten stand in a row. */
const OF_EACH = 1;

/** The first images of each class, in the order of the classes. */
export function imageThumbnails(
  { pixels, labels, maxInk }: { readonly pixels: Uint8Array; readonly labels: Uint8Array; readonly maxInk: number },
  side: number,
  classCount: number,
): Thumbnails {
  const size = side * side;
  const chosen = Array.from({ length: classCount }, (_, index) => firstOf(labels, index)).flat();
  const ink = new Uint8Array(chosen.length * size);
  chosen.forEach((image, place) => {
    for (let pixel = 0; pixel < size; pixel += 1)
      ink[place * size + pixel] = Math.round(((pixels[image * size + pixel] ?? 0) / maxInk) * 255);
  });
  return { side, ink, classIndex: Uint8Array.from(chosen, (image) => labels[image] ?? 0) };
}

function firstOf(labels: Uint8Array, classIndex: number): readonly number[] {
  const images: number[] = [];
  for (let image = 0; image < labels.length && images.length < OF_EACH; image += 1)
    if (labels[image] === classIndex) images.push(image);
  return images;
}

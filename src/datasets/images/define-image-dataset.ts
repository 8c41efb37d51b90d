import type { DatasetDefinition } from '../dataset-definition.ts';
import { fileBytes } from '../file-bytes.ts';
import { preparedRows } from '../prepared-rows.ts';
import { stratifiedSplit } from '../split.ts';
import { imageThumbnails } from './image-thumbnails.ts';
import { describeImages, type ImageFiles } from './image-files.ts';

/** A data set of images, `[side, side, 1]` each, with ink from 0 to 1. */
export function defineImageDataset(images: ImageFiles): DatasetDefinition {
  const { pixelsFile, labelsFile, side, maxInk, targetName, classNames } = images;
  const size = side * side;
  return {
    ...describeImages(images),
    prepare(input) {
      const pixels = fileBytes(input.files, pixelsFile);
      const labels = fileBytes(input.files, labelsFile);
      if (labels.length === 0 || pixels.length !== labels.length * size)
        throw new Error(
          `${pixelsFile} must hold ${size} bytes for each label of ${labelsFile}, but it holds ${pixels.length} for ` +
            `${labels.length} labels. Reload the page to fetch both again.`,
        );
      const classIndex = Int32Array.from(labels);
      const prepared = preparedRows(
        {
          features: { data: scaled(pixels, maxInk), width: size },
          inputShape: [side, side, 1],
          featureNames: ['pixels'],
          target: { kind: 'classes', name: targetName, classNames },
          targetValues: classIndex,
          split: stratifiedSplit(classIndex, input.random),
          plane: null,
          notes: [
            `${labels.length} images of ${side} x ${side} pixels. Ink is scaled from 0 to ${maxInk} down to 0 to 1.`,
          ],
        },
        input,
      );
      return { ...prepared, thumbnails: imageThumbnails({ pixels, labels, maxInk }, side, classNames.length) };
    },
  };
}

/** Ink from 0 to 1. A plain loop: `from` with a function takes a quarter of a second for these. */
function scaled(pixels: Uint8Array, maxInk: number): Float32Array {
  const ink = new Float32Array(pixels.length);
  for (let index = 0; index < pixels.length; index += 1) ink[index] = (pixels[index] ?? 0) / maxInk;
  return ink;
}

import type { DatasetDescription } from '../dataset-definition.ts';

/** Grey images in a file of the site, a byte a pixel, row by row, and their labels in another, a byte each. */
export interface ImageFiles extends Pick<DatasetDescription, 'name' | 'label' | 'question' | 'explanation' | 'start'> {
  readonly citation: string;
  readonly pixelsFile: string;
  readonly labelsFile: string;
  /** Rows and columns of each. */
  readonly side: number;
  /** The byte of a full pixel. */
  readonly maxInk: number;
  readonly targetName: string;
  /** By label. */
  readonly classNames: readonly string[];
}

/** What the data set of images says of itself. */
export function describeImages(images: ImageFiles): DatasetDescription {
  const { name, label, question, explanation, citation, pixelsFile, labelsFile, start } = images;
  return {
    name,
    label,
    question,
    explanation,
    citation,
    options: {},
    files: [pixelsFile, labelsFile],
    table: null,
    start,
  };
}

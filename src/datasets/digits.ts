import type { DatasetDefinition, DatasetDescription } from './dataset-definition.ts';
import { fileBytes } from './file-bytes.ts';
import { preparedRows } from './prepared-rows.ts';
import { stratifiedSplit } from './split.ts';

const PIXELS_FILE = 'digits-8x8-pixels.u8';
const LABELS_FILE = 'digits-8x8-labels.u8';
const INPUT_SHAPE = [8, 8, 1];
const PIXELS = 64;
/** The ink of a full pixel. */
const MAX_INK = 16;
const CLASS_NAMES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

export const DIGITS: DatasetDescription = {
  name: 'digits',
  label: 'Digits 8x8',
  question: 'Digits: which one was written?',
  explanation: '1797 handwritten digits, each a grey image of 8 by 8 pixels.',
  citation: 'Alpaydin & Kaynak (1998), UCI set in scikit-learn 1.2.1. CC BY 4.0.',
  options: {},
  files: [PIXELS_FILE, LABELS_FILE],
  start: { hiddenLayers: '32', optimizer: 'adam', learningRate: 0.01, batchSize: 32, epochs: 20 },
};

export const digits: DatasetDefinition = {
  ...DIGITS,
  prepare(input) {
    const pixels = fileBytes(input.files, PIXELS_FILE);
    const labels = fileBytes(input.files, LABELS_FILE);
    if (labels.length === 0 || pixels.length !== labels.length * PIXELS)
      throw new Error(
        `${PIXELS_FILE} must hold ${PIXELS} bytes for each label of ${LABELS_FILE}, but it holds ${pixels.length} for ` +
          `${labels.length} labels. Reload the page to fetch both again.`,
      );
    const classIndex = Int32Array.from(labels);
    return preparedRows(
      {
        features: { data: Float32Array.from(pixels, (ink) => ink / MAX_INK), width: PIXELS },
        inputShape: INPUT_SHAPE,
        featureNames: ['pixels'],
        target: { kind: 'classes', name: 'digit', classNames: CLASS_NAMES },
        targetValues: classIndex,
        split: stratifiedSplit(classIndex, input.random),
        plane: null,
        notes: [`${labels.length} images of 8 x 8 pixels. Ink is scaled from 0 to 16 down to 0 to 1.`],
      },
      input,
    );
  },
};

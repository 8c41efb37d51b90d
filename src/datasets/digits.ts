import { defineImageDataset } from './images/define-image-dataset.ts';
import type { ImageFiles } from './images/image-files.ts';

export const DIGITS: ImageFiles = {
  name: 'digits',
  label: 'Digits 8x8',
  question: 'Digits: which one was written?',
  explanation: '1797 handwritten digits, each a grey image of 8 by 8 pixels.',
  citation: 'Alpaydin & Kaynak (1998), UCI set in scikit-learn 1.2.1. CC BY 4.0.',
  pixelsFile: 'digits-8x8-pixels.u8',
  labelsFile: 'digits-8x8-labels.u8',
  side: 8,
  maxInk: 16,
  targetName: 'digit',
  classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  start: { hiddenLayers: '32', optimizer: 'adam', learningRate: 0.01, batchSize: 32, epochs: 20 },
};

export const digits = /* @__PURE__ */ defineImageDataset(DIGITS);

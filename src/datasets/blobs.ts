import { sineAndCosine } from '../loop/index.ts';
import { definePlaneDataset } from './synthetic/define-plane-dataset.ts';
import type { PlaneFigure } from './synthetic/plane-figure.ts';

export const BLOBS: PlaneFigure = {
  name: 'blobs',
  label: 'Blobs',
  question: 'Blobs: which one?',
  explanation: 'Round clouds of points in a ring: easy, until they overlap.',
  start: { hiddenLayers: '8', optimizer: 'adam', learningRate: 0.02, batchSize: 16, epochs: 20 },
  classes: {
    optionName: 'count',
    option: {
      kind: 'number',
      label: 'Blobs',
      explanation: 'How many blobs, each a class.',
      min: 2,
      max: 6,
      isInteger: true,
      initial: 3,
    },
    word: 'blob',
  },
  noise: { initial: 0.2, max: 0.6 },
  place(blob, blobCount) {
    const [sine, cosine] = sineAndCosine(blob / blobCount + 0.25);
    return [0.8 * cosine, 0.8 * sine];
  },
};

export const blobs = /* @__PURE__ */ definePlaneDataset(BLOBS);

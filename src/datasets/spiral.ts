import { sineAndCosine } from '../loop/index.ts';
import { definePlaneDataset } from './synthetic/define-plane-dataset.ts';
import type { PlaneFigure } from './synthetic/plane-figure.ts';

const TURNS = 1.25;
/** Where the arms begin: nearer the middle they would run into one another. */
const INNER_RADIUS = 0.1;

export const SPIRAL: PlaneFigure = {
  name: 'spiral',
  label: 'Spiral',
  question: 'Spiral: which arm?',
  explanation: 'Arms that wind around each other: hard for a small net.',
  start: { hiddenLayers: '16, 16', optimizer: 'adam', learningRate: 0.03, batchSize: 16, epochs: 80 },
  classes: {
    optionName: 'arms',
    option: {
      kind: 'number',
      label: 'Arms',
      explanation: 'How many arms, each a class.',
      min: 2,
      max: 5,
      isInteger: true,
      initial: 2,
    },
    word: 'arm',
  },
  noise: { initial: 0.03, max: 0.3 },
  place(arm, arms, uniform) {
    const radius = INNER_RADIUS + (1 - INNER_RADIUS) * Math.sqrt(uniform()); // the root: arms are longer outside
    const [sine, cosine] = sineAndCosine(TURNS * radius + arm / arms);
    return [radius * cosine, radius * sine];
  },
};

export const spiral = /* @__PURE__ */ definePlaneDataset(SPIRAL);

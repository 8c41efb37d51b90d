import { sineAndCosine } from '../loop/index.ts';
import { definePlaneDataset } from './synthetic/define-plane-dataset.ts';
import type { PlaneFigure } from './synthetic/plane-figure.ts';

export const CIRCLES: PlaneFigure = {
  name: 'circles',
  label: 'Circles',
  question: 'Circles: inner or outer?',
  explanation: 'A ring around a smaller one: no straight line parts them.',
  start: { hiddenLayers: '8', optimizer: 'adam', learningRate: 0.02, batchSize: 16, epochs: 30 },
  classes: ['inner', 'outer'],
  noise: { initial: 0.08, max: 0.5 },
  place(ring, _rings, uniform) {
    const radius = ring === 0 ? 0.5 : 1;
    const [sine, cosine] = sineAndCosine(uniform());
    return [radius * cosine, radius * sine];
  },
};

export const circles = /* @__PURE__ */ definePlaneDataset(CIRCLES);

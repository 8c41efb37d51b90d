import { definePlaneDataset } from './synthetic/define-plane-dataset.ts';
import type { PlaneFigure } from './synthetic/plane-figure.ts';

/** Half of the empty strip along each axis. */
const GAP = 0.08;

export const XOR: PlaneFigure = {
  name: 'xor',
  label: 'XOR',
  question: 'XOR: same sign or not?',
  explanation: 'Four squares; those that meet at a corner are of one class.',
  start: { hiddenLayers: '8', optimizer: 'adam', learningRate: 0.02, batchSize: 16, epochs: 30 },
  classes: ['same sign', 'different sign'],
  noise: { initial: 0.03, max: 0.5 },
  place(isDifferent, _classes, uniform) {
    const side = uniform() < 0.5 ? -1 : 1;
    const x = side * (GAP + (1 - GAP) * uniform());
    const y = (isDifferent === 1 ? -side : side) * (GAP + (1 - GAP) * uniform());
    return [x, y];
  },
};

export const xor = /* @__PURE__ */ definePlaneDataset(XOR);

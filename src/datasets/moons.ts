import { sineAndCosine } from '../loop/index.ts';
import { definePlaneDataset } from './synthetic/define-plane-dataset.ts';
import type { PlaneFigure } from './synthetic/plane-figure.ts';

export const MOONS: PlaneFigure = {
  name: 'moons',
  label: 'Moons',
  question: 'Moons: upper or lower?',
  explanation: 'Two half moons that reach into each other.',
  start: { hiddenLayers: '8, 8', optimizer: 'adam', learningRate: 0.02, batchSize: 16, epochs: 30 },
  classes: ['upper', 'lower'],
  noise: { initial: 0.07, max: 0.5 },
  place(moon, _moons, uniform) {
    const [y, x] = sineAndCosine(uniform() / 2);
    // As scikit-learn's make_moons, moved and shrunk so that it is 2 wide around 0.
    return moon === 0 ? [(x - 0.5) / 1.5, (y - 0.25) / 1.5] : [(0.5 - x) / 1.5, (0.25 - y) / 1.5];
  },
};

export const moons = /* @__PURE__ */ definePlaneDataset(MOONS);

import type { SgdConfig } from '../../config/optimizers.ts';
import type { Optimizer } from './optimizer.ts';

const { fround } = Math;

/** w ← w − η g */
export function sgd({ learningRate }: SgdConfig): Optimizer {
  return {
    learningRate,
    slotCount: 0,
    initialScalars: [],
    update({ weights }, gradient, { weights: nextWeights }) {
      const rate = fround(this.learningRate);
      for (let i = 0; i < weights.length; i++) nextWeights[i] = (weights[i] ?? 0) - fround(rate * (gradient[i] ?? 0));
    },
  };
}

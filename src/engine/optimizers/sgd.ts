import type { SgdConfig } from '../../config/optimizers.ts';
import type { Optimizer } from './optimizer.ts';

/** w ← w − η g */
export function sgd({ learningRate }: SgdConfig): Optimizer {
  return {
    slotCount: 0,
    initialScalars: [],
    update({ weights }, gradient, { weights: nextWeights }) {
      for (let i = 0; i < weights.length; i++) nextWeights[i] = (weights[i] ?? 0) - learningRate * (gradient[i] ?? 0);
    },
  };
}

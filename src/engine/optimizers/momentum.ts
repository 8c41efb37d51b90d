import type { MomentumConfig } from '../../config/optimizers.ts';
import { slotAt, type Optimizer } from './optimizer.ts';

/** v ← μ v + g, then w ← w − η v (Polyak 1964, in the form of TensorFlow's MomentumOptimizer). */
export function momentum({ learningRate, momentum: kept }: MomentumConfig): Optimizer {
  return {
    learningRate,
    slotCount: 1,
    initialScalars: [],
    update(current, gradient, next) {
      const rate = this.learningRate;
      const { weights } = current;
      const velocity = slotAt(current, 0);
      const nextVelocity = slotAt(next, 0);
      for (let i = 0; i < weights.length; i++) {
        const v = kept * (velocity[i] ?? 0) + (gradient[i] ?? 0);
        nextVelocity[i] = v;
        next.weights[i] = (weights[i] ?? 0) - rate * v;
      }
    },
  };
}

import type { AdamConfig } from '../../config/optimizers.ts';
import { slotAt, type Optimizer } from './optimizer.ts';

/**
 * m ← β₁ m + (1 − β₁) g and v ← β₂ v + (1 − β₂) g², then w ← w − η m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ) and
 * v̂ = v / (1 − β₂ᵗ) (Kingma and Ba 2015, algorithm 1). The powers βᵗ are kept as they grew, step by step: computed
 * anew from t they differ in the last bit, and a resumed run would differ too.
 */
export function adam({ learningRate, beta1, beta2, epsilon }: AdamConfig): Optimizer {
  return {
    learningRate,
    slotCount: 2,
    initialScalars: [1, 1],
    update(current, gradient, next) {
      const rate = this.learningRate;
      const { weights } = current;
      const mean = slotAt(current, 0);
      const square = slotAt(current, 1);
      const nextMean = slotAt(next, 0);
      const nextSquare = slotAt(next, 1);
      const power1 = (current.scalars[0] ?? 1) * beta1;
      const power2 = (current.scalars[1] ?? 1) * beta2;
      next.scalars.set([power1, power2]);
      const meanScale = 1 / (1 - power1);
      const squareScale = 1 / (1 - power2);
      for (let i = 0; i < weights.length; i++) {
        const g = gradient[i] ?? 0;
        const m = beta1 * (mean[i] ?? 0) + (1 - beta1) * g;
        const v = beta2 * (square[i] ?? 0) + (1 - beta2) * g * g;
        nextMean[i] = m;
        nextSquare[i] = v;
        next.weights[i] = (weights[i] ?? 0) - (rate * m * meanScale) / (Math.sqrt(v * squareScale) + epsilon);
      }
    },
  };
}

import type { OptimizerConfig } from '../../config/optimizers.ts';
import { ADAM, MOMENTUM, SGD } from './program-words.ts';

/** An optimizer as its kernel knows it. */
export interface NativeOptimizer {
  readonly kind: number;
  readonly slotCount: number;
  /** float64: the learning rate first, then what its kernel names. */
  readonly numbers: readonly number[];
  /** Which of the numbers grow with each update: from this one to the end. A captured state holds them. */
  readonly firstScalar: number;
}

/** One line for each. */
export function nativeOptimizer(config: OptimizerConfig): NativeOptimizer {
  const { learningRate } = config;
  switch (config.name) {
    case 'sgd':
      return { kind: SGD, slotCount: 0, numbers: [learningRate], firstScalar: 1 };
    case 'momentum':
      return { kind: MOMENTUM, slotCount: 1, numbers: [learningRate, config.momentum], firstScalar: 2 };
    case 'adam': {
      const { beta1, beta2, epsilon } = config;
      return { kind: ADAM, slotCount: 2, numbers: [learningRate, beta1, beta2, epsilon, 1, 1], firstScalar: 4 };
    }
  }
}

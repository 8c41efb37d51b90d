import type { OptimizerConfig } from '../../config/optimizers.ts';
import { ADAM, MOMENTUM, SGD } from './program-words.ts';

/** What an optimizer keeps in memory. */
export interface OptimizerSizes {
  /** Vectors as long as all parameters. */
  readonly slotCount: number;
  /** float64: the learning rate first, then what its kernel names. */
  readonly numberCount: number;
  /** Which of the numbers grow with each update: from this one to the end. A captured state holds them. */
  readonly firstScalar: number;
}

/** An optimizer as its kernel knows it. */
export interface NativeOptimizer extends OptimizerSizes {
  readonly kind: number;
  /** As many as `numberCount` says. */
  readonly numbers: readonly number[];
}

const SIZES: ReadonlyMap<number, OptimizerSizes> = new Map([
  [SGD, { slotCount: 0, numberCount: 1, firstScalar: 1 }],
  [MOMENTUM, { slotCount: 1, numberCount: 2, firstScalar: 2 }],
  [ADAM, { slotCount: 2, numberCount: 6, firstScalar: 4 }],
]);

/** Throws a RangeError when there is no optimizer of that kind. */
export function optimizerSizes(kind: number): OptimizerSizes {
  const sizes = SIZES.get(kind);
  if (sizes === undefined)
    throw new RangeError(`The kernels have the optimizers ${[...SIZES.keys()].join(', ')}, but ${kind} was asked for.`);
  return sizes;
}

/** One line for each. */
export function nativeOptimizer(config: OptimizerConfig): NativeOptimizer {
  const { learningRate } = config;
  switch (config.name) {
    case 'sgd':
      return { kind: SGD, ...optimizerSizes(SGD), numbers: [learningRate] };
    case 'momentum':
      return { kind: MOMENTUM, ...optimizerSizes(MOMENTUM), numbers: [learningRate, config.momentum] };
    case 'adam': {
      const { beta1, beta2, epsilon } = config;
      return { kind: ADAM, ...optimizerSizes(ADAM), numbers: [learningRate, beta1, beta2, epsilon, 1, 1] };
    }
  }
}

import type { OptimizerConfig } from '../../config/optimizers.ts';
import { adam } from './adam.ts';
import { momentum } from './momentum.ts';
import type { Optimizer } from './optimizer.ts';
import { sgd } from './sgd.ts';

/** The optimizer a config names. */
export function buildOptimizer(config: OptimizerConfig): Optimizer {
  switch (config.name) {
    case 'sgd':
      return sgd(config);
    case 'momentum':
      return momentum(config);
    case 'adam':
      return adam(config);
  }
}

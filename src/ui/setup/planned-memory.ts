import type { LabState } from '../../store/lab-state.ts';

/**
 * Bytes that the run's engine planned for its model and a batch, as long as the form asks for the same; null where it plans
 * none. Known once a run has begun: before it, which engine it will be is not.
 */
export function plannedMemory({ plan, config }: Pick<LabState, 'plan' | 'config'>): number | null {
  if (plan === null || config === null) return null;
  return whatTakesMemory(plan.config) === whatTakesMemory(config) ? plan.memoryBytes : null;
}

function whatTakesMemory({ backend, dataset, model }: NonNullable<LabState['config']>): string {
  return JSON.stringify([backend, dataset, model.layers, model.optimizer.name]);
}

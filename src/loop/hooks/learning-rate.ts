import type { HookModel } from '../hook-context.ts';

/** The model's learning rate. Throws, naming the hook that asks, where the model has none. */
export function learningRateOf(model: HookModel, owner: string): number {
  if (model.learningRate === undefined)
    throw new Error(`${owner}: a model with a learning rate was expected, but this one has none. Remove the hook.`);
  return model.learningRate;
}

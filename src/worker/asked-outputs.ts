import type { HookConfig } from '../config/experiment-config.ts';
import { describeHook } from '../config/hook-list.ts';
import { readOptions, type Model } from '../loop/index.ts';

/**
 * The outputs of the model that a run reads: those that its hooks say they read, and the loss, which the page shows for each
 * batch. All of them where a hook reads whatever is there, or what nobody gives: what it then says names everything.
 */
export function askedOutputs(
  hooks: readonly HookConfig[],
  { inputNames, outputNames }: Pick<Model, 'inputNames' | 'outputNames'>,
): readonly string[] {
  const keys = hooks.map(({ name, options }) => {
    const description = describeHook(name);
    return description.keys?.(readOptions(description, options)) ?? {};
  });
  const written = keys.flatMap(({ writes }) => named(writes?.batch ?? [], []));
  const read = keys.flatMap(({ reads }) => named(reads?.batch ?? [], outputNames));
  const isGiven = (name: string) => [...inputNames, ...outputNames, ...written].includes(name);
  return read.every(isGiven) ? outputNames.filter((name) => name === 'loss' || read.includes(name)) : outputNames;
}

function named(names: readonly string[] | 'all', all: readonly string[]): readonly string[] {
  return names === 'all' ? all : names;
}

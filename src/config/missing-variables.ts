import { HOOK_DESCRIPTIONS, type HookDescription, type VariableKeys } from '../loop/index.ts';
import { written, type ListedHook } from './hook-order.ts';

/** A hook that reads what nobody writes, by its place in the list. */
export interface MissingVariable {
  readonly reader: number;
  readonly variable: string;
  /** A sentence: what is missing, and what would write it. */
  readonly message: string;
}

/** What the list may count on besides its own hooks. */
export interface Surroundings {
  /** Variables of a batch that data and model give: ComputeStats can make epoch variables of them. */
  readonly given: readonly string[];
  /** Options of a hook that are to be tried besides its defaults: those it is added with. */
  readonly suggest: (name: string) => Readonly<Record<string, unknown>>;
  /** Whether a hook has anything to do with what the model learns to say. */
  readonly isSuited: (name: string) => boolean;
}

/**
 * Finds hooks that read an epoch variable which no hook of the list writes, wherever it stands: the run would fail, or a
 * column stay empty. One that is written later is a matter of order.
 */
export function missingVariables(hooks: readonly ListedHook[], around: Surroundings): readonly MissingVariable[] {
  const sides = hooks.map((hook) => ({
    name: hook.description.name,
    keys: hook.description.keys?.(hook.options) ?? {},
  }));
  // Of a hook that may write anything nothing can be said to be missing.
  if (sides.some(({ keys }) => keys.writes?.epoch === 'all')) return [];
  const all = [...new Set(sides.flatMap((side) => written(side, 'epoch')))];
  return sides.flatMap(({ name, keys }, reader) =>
    named(keys.reads).flatMap((variable) => {
      if (all.includes(variable)) return [];
      const way = wayToWrite(variable, { all, names: sides.map((side) => side.name), around });
      return [{ reader, variable, message: `${name} reads ${variable}, but no hook writes it: ${way}.` }];
    }),
  );
}

/** Without a name there is nothing to look for; the form says so at the field. */
function named(reads: VariableKeys | undefined): readonly string[] {
  const epoch = reads?.epoch ?? [];
  return epoch === 'all' ? [] : epoch.filter((variable) => variable !== '');
}

interface Written {
  readonly all: readonly string[];
  readonly names: readonly string[];
  readonly around: Surroundings;
}

function wayToWrite(variable: string, { all, names, around }: Written): string {
  if (around.given.includes(variable))
    return names.includes('ComputeStats')
      ? `add ${variable} to the variables of ComputeStats`
      : `add ComputeStats with ${variable} before it`;
  const able = HOOK_DESCRIPTIONS.find((hook) => around.isSuited(hook.name) && canWrite(hook, variable, around));
  if (able !== undefined) return `add ${able.name}, which can, before it`;
  return all.length === 0 ? 'none writes any variable' : `what they write is ${all.join(', ')}`;
}

function canWrite(hook: HookDescription, variable: string, { suggest, given }: Surroundings): boolean {
  const initial = Object.fromEntries(Object.entries(hook.options).map(([name, { initial: value }]) => [name, value]));
  return [initial, { ...initial, ...suggest(hook.name) }].some((options) => {
    const keys = hook.keys?.(options) ?? {};
    const reads = keys.reads?.batch ?? [];
    const isFed = reads === 'all' || reads.every((key) => given.includes(key));
    return isFed && written({ keys }, 'epoch').includes(variable);
  });
}

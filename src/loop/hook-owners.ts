import type { Hook } from './hook.ts';

/** Hooks that belong to a loop. A hook has a memory of its run, so it can serve only one (emloop 5.1). */
const owned = new WeakSet<Hook>();

/** Takes the hooks for one loop. Throws when one has a loop already or is listed twice; then none is taken. */
export function claimHooks(hooks: readonly Hook[]): void {
  for (const [index, hook] of hooks.entries()) {
    if (owned.has(hook))
      throw new Error(
        `hooks[${index}] (${nameOf(hook)}) belongs to another loop already. Make a new one for this loop.`,
      );
    if (hooks.indexOf(hook) !== index)
      throw new Error(`hooks[${index}] (${nameOf(hook)}) is in the list twice. Make a second one.`);
  }
  for (const hook of hooks) owned.add(hook);
}

function nameOf(hook: Hook): string {
  const { constructor: Class } = hook as { readonly constructor?: { readonly name: string } };
  return Class === undefined || Class.name === 'Object' ? 'an object' : Class.name;
}

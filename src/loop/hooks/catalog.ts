import type { Hook, HookDescription } from '../hook.ts';
import type { HookContext } from '../hook-context.ts';
import { COMPUTE_STATS, ComputeStats } from './compute-stats.ts';
import { LOG_VARIABLES, LogVariables } from './log-variables.ts';
import { SHOW_PROGRESS, ShowProgress } from './show-progress.ts';
import { STOP_AFTER, StopAfter } from './stop-after.ts';
import { STOP_ON_NAN, StopOnNaN } from './stop-on-nan.ts';
import { TRAINING_TRACE, TrainingTrace } from './training-trace.ts';

type HookClass = new (options: object, context: HookContext) => Hook;

interface HookEntry {
  readonly description: HookDescription;
  readonly Hook: HookClass;
}

/** All built-in hooks: one line each. */
const HOOKS: readonly HookEntry[] = [
  { description: COMPUTE_STATS, Hook: ComputeStats },
  { description: LOG_VARIABLES, Hook: LogVariables },
  { description: SHOW_PROGRESS, Hook: ShowProgress },
  { description: STOP_AFTER, Hook: StopAfter },
  { description: STOP_ON_NAN, Hook: StopOnNaN },
  { description: TRAINING_TRACE, Hook: TrainingTrace },
];

export const HOOK_DESCRIPTIONS: readonly HookDescription[] = HOOKS.map(({ description }) => description);

/** Makes a built-in hook by its emloop name. Throws on an unknown name (with the known ones) or bad options. */
export function createHook(name: string, options: object, context: HookContext): Hook {
  const entry = HOOKS.find(({ description }) => description.name === name);
  if (entry === undefined)
    throw new Error(`There is no hook '${name}'. There are: ${HOOKS.map((hook) => hook.description.name).join(', ')}.`);
  warnOfUnknown(entry.description, options, context);
  return new entry.Hook(options, context);
}

/** emloop warns of each argument a hook does not know, and goes on. */
function warnOfUnknown({ name, options: known }: HookDescription, given: object, { log }: HookContext): void {
  for (const option of Object.keys(given))
    if (!Object.hasOwn(known, option))
      log({
        level: 'warning',
        message: `${name} has no option ${option}. It has: ${Object.keys(known).join(', ') || 'none'}.`,
      });
}

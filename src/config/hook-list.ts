import { HOOK_DESCRIPTIONS, type HookDescription } from '../loop/index.ts';
import type { HookConfig } from './experiment-config.ts';
import { REPORT_MAP, REPORT_PROGRESS } from './report-hooks.ts';

/** The hooks an experiment starts with, in call order. StopAfter is the safety net for a tab that is forgotten. */
export const DEFAULT_HOOKS: readonly HookConfig[] = [
  { name: 'ComputeStats', options: { variables: ['loss', 'accuracy'] } },
  { name: 'LogVariables', options: {} },
  { name: 'StopOnNaN', options: { variables: ['loss'], afterBatch: true, stopOnInf: true } },
  { name: 'StopAfter', options: { minutes: 60 } },
  { name: 'ShowProgress', options: {} },
  { name: 'ReportProgress', options: {} },
  { name: 'TrainingTrace', options: {} },
];

/** The list as it runs: for data with two inputs the map is drawn right after the numbers are sent. */
export function hooksToRun(hooks: readonly HookConfig[], hasPlane: boolean): readonly HookConfig[] {
  if (!hasPlane) return hooks;
  return hooks.flatMap((hook) =>
    hook.name === REPORT_PROGRESS.name ? [hook, { name: REPORT_MAP.name, options: {} }] : [hook],
  );
}

/** What a hook says of itself. Throws when there is none of that name. */
export function describeHook(name: string): HookDescription {
  const description = [...HOOK_DESCRIPTIONS, REPORT_PROGRESS, REPORT_MAP].find((hook) => hook.name === name);
  if (description === undefined) throw new Error(`There is no hook '${name}'.`);
  return description;
}

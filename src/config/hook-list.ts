import { HOOK_DESCRIPTIONS, type HookDescription } from '../loop/index.ts';
import type { HookConfig } from './experiment-config.ts';
import { REPORT_MAP, REPORT_PROGRESS } from './report-hooks.ts';

/** The hooks an experiment starts with, in call order. StopAfter is the safety net for a tab that is forgotten. */
export const DEFAULT_HOOKS: readonly HookConfig[] = [
  { name: 'ComputeStats', options: { variables: ['loss', 'accuracy'] } },
  { name: 'LogVariables', options: {} },
  { name: 'StopOnNaN', options: { variables: ['loss'], afterBatch: true, stopOnInf: true, stopAbove: 1000 } },
  { name: 'StopAfter', options: { minutes: 60 } },
  { name: 'ShowProgress', options: {} },
  { name: 'ReportProgress', options: {} },
  { name: 'TrainingTrace', options: {} },
];

/**
 * The list as it runs: for data with two inputs the map is drawn right after the numbers are sent, and a TrainingTrace
 * comes last when there is none (emloop 6.2).
 */
export function hooksToRun(hooks: readonly HookConfig[], hasPlane: boolean): readonly HookConfig[] {
  const traced = hooks.some(({ name }) => name === 'TrainingTrace')
    ? hooks
    : [...hooks, { name: 'TrainingTrace', options: {} }];
  if (!hasPlane) return traced;
  return traced.flatMap((hook) =>
    hook.name === REPORT_PROGRESS.name ? [hook, { name: REPORT_MAP.name, options: {} }] : [hook],
  );
}

/** The hooks of a list that an evaluation calls: those that only measure, and those that tell what was measured. */
export function hooksForEvaluation(hooks: readonly HookConfig[]): readonly HookConfig[] {
  return hooks.filter(({ name }) => describeHook(name).isForEvaluation === true);
}

/** What a hook says of itself. Throws when there is none of that name. */
export function describeHook(name: string): HookDescription {
  const description = [...HOOK_DESCRIPTIONS, REPORT_PROGRESS, REPORT_MAP].find((hook) => hook.name === name);
  if (description === undefined) throw new Error(`There is no hook '${name}'.`);
  return description;
}

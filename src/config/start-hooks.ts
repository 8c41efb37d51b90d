import type { HookConfig } from './experiment-config.ts';
import { DEFAULT_HOOKS } from './hook-list.ts';

/** What a model learns to say: one of some classes, or a number. */
export type TaskKind = 'classes' | 'number';

/**
 * The hooks that an experiment on a table starts with: those of every experiment, and the scores of its task after each
 * epoch. Of classes: accuracy, macro F1 and the confusion matrix, and the area under the curve where there are two. Of
 * numbers: MAE, RMSE and R².
 */
export function startHooks(task: TaskKind, classCount = 0): readonly HookConfig[] {
  return DEFAULT_HOOKS.flatMap((hook) => (hook.name === 'ComputeStats' ? scores(task, classCount) : [hook]));
}

function scores(task: TaskKind, classCount: number): readonly HookConfig[] {
  if (task === 'number')
    return [
      { name: 'ComputeStats', options: { variables: ['loss'] } },
      { name: 'RegressionMetrics', options: {} },
    ];
  return [
    { name: 'ComputeStats', options: { variables: ['loss'] } },
    { name: 'ClassificationMetrics', options: { f1Average: 'macro' } },
    ...(classCount === 2 ? [{ name: 'RocAuc', options: {} }] : []),
    { name: 'SaveConfusionMatrix', options: { labelsName: 'target', predictionsName: 'prediction' } },
  ];
}

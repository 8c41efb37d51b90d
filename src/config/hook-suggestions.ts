import type { HookConfig } from './experiment-config.ts';
import type { TaskKind } from './start-hooks.ts';

/** The variables of every batch on this page: the sources of its data, and what its models give. */
export const PAGE_VARIABLES: Readonly<Record<TaskKind, readonly string[]>> = {
  classes: ['features', 'target', 'loss', 'prediction', 'probabilities', 'correct', 'accuracy'],
  number: ['features', 'target', 'loss', 'prediction', 'absolute_error'],
};

/** Hooks that measure one kind of answer alone. */
const TASK_OF_HOOK: Readonly<Record<string, TaskKind>> = {
  ClassificationMetrics: 'classes',
  RocAuc: 'classes',
  SaveConfusionMatrix: 'classes',
  RegressionMetrics: 'number',
};

/** Whether a hook has anything to do with what the model learns to say. */
export function isSuited(name: string, task: TaskKind): boolean {
  return (TASK_OF_HOOK[name] ?? task) === task;
}

/** A hook that is in the list already, its options as text. */
interface Listed {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
}

type Suggestion = (list: readonly Listed[]) => HookConfig['options'];

/**
 * What a hook begins with when it is added on the page. Its own defaults are emloop's; only where these cannot work with
 * the variables of the page, or where the hook has none (a limit, a name), does something stand here.
 */
const SUGGESTIONS: Readonly<Record<string, Suggestion>> = {
  Check: (list) => ({
    ...(has(list, 'RegressionMetrics')
      ? { variable: 'r2', requiredMinValue: 0.5 }
      : { variable: 'accuracy', requiredMinValue: 0.9 }),
    maxEpoch: 30,
  }),
  // ComputeStats writes `accuracy` already, and one number for each class is not one for the curves.
  ClassificationMetrics: (list) => ({ varPrefix: freePrefix(list, 'class'), f1Average: 'macro' }),
  Flatten: () => ({ variables: { features: 'flat_features' } }),
  // Nothing tells the rows of a table apart: each is known by its true class.
  LogitsToCsv: () => ({ variable: 'probabilities', idVariable: 'target' }),
  // One picture of each of the first batches: their names, by true class and batch, then differ.
  PlotLines: () => ({ variables: ['probabilities'], idVariable: 'target', exampleCount: 1, batchCount: 4 }),
  // A second one must not write what the first has written.
  RegressionMetrics: (list) => (has(list, 'RegressionMetrics') ? { varPrefix: freePrefix(list, 'numbers') } : {}),
  SaveConfusionMatrix: () => ({ labelsName: 'target', predictionsName: 'prediction' }),
  SaveFile: () => ({ files: { 'notes.txt': 'What this run is for' } }),
  // The pictures themselves, where the data are pictures: one of each class.
  SaveMasks: () => ({ maskVariable: 'features', pathVariable: 'target', streams: ['valid'] }),
  SequenceToCsv: () => ({ variables: ['probabilities'], idVariable: 'target' }),
  StopAfter: () => ({ epochs: 20 }),
  // GradientNorm writes for the train stream alone.
  WriteCSV: (list): HookConfig['options'] => (has(list, 'GradientNorm') ? { onMissingVariable: 'default' } : {}),
};

/** Hooks that no variable of the page suits unless its data are pictures. */
export const PICTURE_HOOKS: readonly string[] = ['SaveMasks'];

/** The options to begin with for a hook that joins this list. */
export function suggestedOptions(name: string, list: readonly Listed[]): HookConfig['options'] {
  return SUGGESTIONS[name]?.(list) ?? {};
}

function has(list: readonly Listed[], name: string): boolean {
  return list.some((hook) => hook.name === name);
}

/** `class_`, then `class_2_` where that is taken. */
function freePrefix(list: readonly Listed[], stem: string): string {
  for (let number = 1; ; number += 1) {
    const prefix = number === 1 ? `${stem}_` : `${stem}_${number}_`;
    if (!list.some(({ options }) => options['varPrefix'] === prefix)) return prefix;
  }
}

import type { Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { nearestName } from '../nearest-name.ts';
import { ACCUMULATE_VARIABLES, AccumulateVariables } from './accumulate-variables.ts';
import { BENCHMARK, Benchmark } from './benchmark.ts';
import { CHECK, Check } from './check.ts';
import { CLASSIFICATION_METRICS, ClassificationMetrics } from './classification-metrics.ts';
import { COMPUTE_STATS, ComputeStats } from './compute-stats.ts';
import { EVERY_N_EPOCH, EveryNEpoch } from './every-n-epoch.ts';
import { FLATTEN, Flatten } from './flatten.ts';
import { GRADIENT_NORM, GradientNorm } from './gradient-norm.ts';
import { LEARNING_RATE_SCHEDULE, LearningRateSchedule } from './learning-rate-schedule.ts';
import { LOG_DIR, LogDir } from './log-dir.ts';
import { LOG_PROFILE, LogProfile } from './log-profile.ts';
import { LOG_VARIABLES, LogVariables } from './log-variables.ts';
import { LOGITS_TO_CSV, LogitsToCsv } from './logits-to-csv.ts';
import { ON_PLATEAU, OnPlateau } from './on-plateau.ts';
import { PLOT_LINES, PlotLines } from './plot-lines.ts';
import { REDUCE_LEARNING_RATE_ON_PLATEAU, ReduceLearningRateOnPlateau } from './reduce-learning-rate-on-plateau.ts';
import { REGRESSION_METRICS, RegressionMetrics } from './regression-metrics.ts';
import { RESTORE_BEST, RestoreBest } from './restore-best.ts';
import { ROC_AUC, RocAuc } from './roc-auc.ts';
import { SAVE_BEST, SaveBest } from './save-best.ts';
import { SAVE_CONFUSION_MATRIX, SaveConfusionMatrix } from './save-confusion-matrix.ts';
import { SAVE_EVERY, SaveEvery } from './save-every.ts';
import { SAVE_FILE, SaveFile } from './save-file.ts';
import { SAVE_LATEST, SaveLatest } from './save-latest.ts';
import { SAVE_MASKS, SaveMasks } from './save-masks.ts';
import { SEQUENCE_TO_CSV, SequenceToCsv } from './sequence-to-csv.ts';
import { SHOW_PROGRESS, ShowProgress } from './show-progress.ts';
import { STOP_AFTER, StopAfter } from './stop-after.ts';
import { STOP_ON_NAN, StopOnNaN } from './stop-on-nan.ts';
import { STOP_ON_PLATEAU, StopOnPlateau } from './stop-on-plateau.ts';
import { TRAINING_TRACE, TrainingTrace } from './training-trace.ts';
import { WRITE_CSV, WriteCSV } from './write-csv.ts';

type HookClass = new (options: object, context: HookContext) => Hook;

interface CatalogEntry {
  readonly description: HookDescription;
  readonly Hook: HookClass;
}

/** All built-in hooks: one line each. */
const HOOKS: readonly CatalogEntry[] = [
  { description: ACCUMULATE_VARIABLES, Hook: AccumulateVariables },
  { description: BENCHMARK, Hook: Benchmark },
  { description: CHECK, Hook: Check },
  { description: CLASSIFICATION_METRICS, Hook: ClassificationMetrics },
  { description: COMPUTE_STATS, Hook: ComputeStats },
  { description: EVERY_N_EPOCH, Hook: EveryNEpoch },
  { description: FLATTEN, Hook: Flatten },
  { description: GRADIENT_NORM, Hook: GradientNorm },
  { description: LEARNING_RATE_SCHEDULE, Hook: LearningRateSchedule },
  { description: LOG_DIR, Hook: LogDir },
  { description: LOG_PROFILE, Hook: LogProfile },
  { description: LOG_VARIABLES, Hook: LogVariables },
  { description: LOGITS_TO_CSV, Hook: LogitsToCsv },
  { description: ON_PLATEAU, Hook: OnPlateau },
  { description: PLOT_LINES, Hook: PlotLines },
  { description: REDUCE_LEARNING_RATE_ON_PLATEAU, Hook: ReduceLearningRateOnPlateau },
  { description: REGRESSION_METRICS, Hook: RegressionMetrics },
  { description: RESTORE_BEST, Hook: RestoreBest },
  { description: ROC_AUC, Hook: RocAuc },
  { description: SAVE_BEST, Hook: SaveBest },
  { description: SAVE_CONFUSION_MATRIX, Hook: SaveConfusionMatrix },
  { description: SAVE_EVERY, Hook: SaveEvery },
  { description: SAVE_FILE, Hook: SaveFile },
  { description: SAVE_LATEST, Hook: SaveLatest },
  { description: SAVE_MASKS, Hook: SaveMasks },
  { description: SEQUENCE_TO_CSV, Hook: SequenceToCsv },
  { description: SHOW_PROGRESS, Hook: ShowProgress },
  { description: STOP_AFTER, Hook: StopAfter },
  { description: STOP_ON_NAN, Hook: StopOnNaN },
  { description: STOP_ON_PLATEAU, Hook: StopOnPlateau },
  { description: TRAINING_TRACE, Hook: TrainingTrace },
  { description: WRITE_CSV, Hook: WriteCSV },
];

export const HOOK_DESCRIPTIONS: readonly HookDescription[] = HOOKS.map(({ description }) => description);

/** Makes a built-in hook by its emloop name. Throws on an unknown name (with the known ones) or bad options. */
export function createHook(name: string, options: object = {}, context: HookContext = SILENT_CONTEXT): Hook {
  const entry = HOOKS.find(({ description }) => description.name === name);
  if (entry === undefined) throw new Error(unknownHook(name));
  warnOfUnknown(entry.description, options, context);
  return new entry.Hook(options, context);
}

function unknownHook(name: string): string {
  const known = HOOKS.map(({ description }) => description.name);
  const nearest = nearestName(name, known);
  const suggestion = nearest === null ? '' : ` Did you mean ${nearest}?`;
  return `There is no hook '${name}'.${suggestion} There are: ${known.join(', ')}.`;
}

/** What emloop's factory gives every hook: nobody wrote it into the options (5). */
const FROM_THE_FACTORY = ['model', 'dataset', 'outputDir'];

/** emloop warns of each argument a hook does not know, and goes on. */
function warnOfUnknown({ name, options: known }: HookDescription, given: object, { log }: HookContext): void {
  for (const option of Object.keys(given))
    if (!Object.hasOwn(known, option) && !FROM_THE_FACTORY.includes(option))
      log({
        level: 'warning',
        message: `${name} has no option ${option}. It has: ${Object.keys(known).join(', ') || 'none'}.`,
      });
}

import { REPORT_MAP, REPORT_PROGRESS } from '../config/report-hooks.ts';
import { hooksToRun } from '../config/hook-list.ts';
import type { PreparedDataset } from '../datasets/dataset-definition.ts';
import {
  createHook,
  type Clock,
  type Hook,
  type HookContext,
  type Log,
  type Profile,
  type StreamProgress,
} from '../loop/index.ts';
import type { RunPlan, TrainingEvent } from '../protocol/messages.ts';
import type { HookTimer } from './hook-timer.ts';
import type { ObservedActs } from './observed-acts.ts';
import type { Pace } from './pace.ts';
import { ReportMap } from './report-map.ts';
import { ReportProgress } from './report-progress.ts';
import type { RunIngredients } from './training-run.ts';

interface RunHooksOptions {
  readonly ingredients: RunIngredients;
  readonly plan: RunPlan;
  readonly clock: Clock;
  readonly now: () => string;
  readonly post: (event: TrainingEvent) => void;
  readonly log: Log;
  readonly acts: ObservedActs;
  readonly hookTimer: HookTimer;
  readonly pace: Pace;
  readonly profile: () => Profile;
  readonly isEveryPointSeen: () => boolean;
  readonly isEveryEpochSeen: () => boolean;
  readonly tellTheRest: () => void;
}

/** Makes the hooks of a run in list order; two of them belong to the worker. */
export function createRunHooks(options: RunHooksOptions): { list: readonly Hook[]; reporter: ReportProgress } {
  const { config, dataset } = options.ingredients;
  let progress: StreamProgress | null = null;
  const reporter = createReporter(options, () => progress);
  const context = hookContext(options, (shown) => {
    progress = shown;
  });
  const list = hooksToRun(config.hooks, dataset.plane !== null).map(({ name, options: hookOptions }) => {
    if (name === REPORT_PROGRESS.name) return reporter;
    return name === REPORT_MAP.name ? createMap(options) : createHook(name, hookOptions, context);
  });
  return { list, reporter };
}

/** The world as the hooks of a run see it. */
export function hookContext(
  { ingredients, log, clock, now }: Pick<RunHooksOptions, 'ingredients' | 'log' | 'clock' | 'now'>,
  showProgress: HookContext['showProgress'],
): HookContext {
  const { dataset, prepared, shelves, moment } = ingredients;
  return {
    log,
    clock,
    now,
    dataset: withClasses(dataset),
    model: prepared.model,
    artifacts: shelves.artifacts,
    checkpoints: shelves.checkpoints,
    tellRestored: (epochId) => {
      moment.isAfter(epochId);
    },
    showProgress,
    saveTrace: ({ trainBegin, trainEnd, epochsDone, exitStatus }) => {
      if (trainEnd === null) return;
      const times = `began ${String(trainBegin)}, ended ${trainEnd}`;
      log({
        level: 'info',
        message: `TrainingTrace: ${times}, ${epochsDone} epochs done, exit status ${String(exitStatus)}`,
      });
    },
  };
}

function withClasses({ numBatches, target }: PreparedDataset): HookContext['dataset'] {
  if (target.kind !== 'classes') return { numBatches };
  return { numBatches, classesNames: target.classNames, numClasses: target.classNames.length };
}

function createReporter(options: RunHooksOptions, streamProgress: () => StreamProgress | null): ReportProgress {
  const { ingredients, plan, post, clock, acts, hookTimer, pace, profile, isEveryPointSeen, tellTheRest } = options;
  return new ReportProgress({
    runId: ingredients.runId,
    streams: plan.streams,
    post,
    clock,
    acts,
    hookTimer,
    pace,
    profile,
    isEveryPointSeen,
    streamProgress,
    tellTheRest,
  });
}

function createMap({ ingredients, clock, post, isEveryEpochSeen }: RunHooksOptions): ReportMap {
  const { runId, dataset, prepared } = ingredients;
  if (dataset.plane === null) throw new Error(`${REPORT_MAP.name} needs data with two inputs.`);
  return new ReportMap({ runId, model: prepared.model, plane: dataset.plane, clock, post, isEveryEpochSeen });
}

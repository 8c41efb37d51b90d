import { REPORT_MAP, REPORT_PROGRESS } from '../config/report-hooks.ts';
import { hooksToRun } from '../config/hook-list.ts';
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
}

/** Makes the hooks of a run in list order; two of them belong to the worker. */
export function createRunHooks(options: RunHooksOptions): { list: readonly Hook[]; reporter: ReportProgress } {
  const { config, dataset } = options.ingredients;
  let progress: StreamProgress | null = null;
  const reporter = createReporter(options, () => progress);
  const context: HookContext = {
    log: options.log,
    clock: options.clock,
    now: options.now,
    dataset,
    showProgress: (shown) => {
      progress = shown;
    },
    saveTrace: ({ trainBegin, trainEnd, epochsDone, exitStatus }) => {
      if (trainEnd === null) return;
      const times = `began ${String(trainBegin)}, ended ${trainEnd}`;
      const message = `TrainingTrace: ${times}, ${epochsDone} epochs done, exit status ${String(exitStatus)}`;
      options.log({ level: 'info', message });
    },
  };
  const list = hooksToRun(config.hooks, dataset.plane !== null).map(({ name, options: hookOptions }) => {
    if (name === REPORT_PROGRESS.name) return reporter;
    return name === REPORT_MAP.name ? createMap(options) : createHook(name, hookOptions, context);
  });
  return { list, reporter };
}

function createReporter(options: RunHooksOptions, streamProgress: () => StreamProgress | null): ReportProgress {
  const { ingredients, plan, post, clock, acts, hookTimer, pace, profile, isEveryPointSeen } = options;
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
  });
}

function createMap({ ingredients, clock, post, isEveryEpochSeen }: RunHooksOptions): ReportMap {
  const { runId, dataset, prepared } = ingredients;
  if (dataset.plane === null) throw new Error(`${REPORT_MAP.name} needs data with two inputs.`);
  return new ReportMap({ runId, model: prepared.model, plane: dataset.plane, clock, post, isEveryEpochSeen });
}

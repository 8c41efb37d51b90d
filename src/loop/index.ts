// The loop's door: what other layers may use of it. The loop could be published alone: no DOM, no tensors, no packages.
export type { Artifact, ArtifactSink } from './artifact.ts';
export {
  isNdArray,
  lazyNdArray,
  nameMap,
  ndArray,
  numberCount,
  writeNumbers,
  type Batch,
  type Column,
  type NdArray,
} from './batch.ts';
export type { Checkpoint, CheckpointStore } from './checkpoint.ts';
export type { Clock } from './clock.ts';
export type { Dataset, StreamSource } from './dataset.ts';
export { TrainingTerminated } from './errors.ts';
export { GATE_PLACES, type Gate, type GatePlace, type GatePoint } from './gate-point.ts';
export {
  HOOK_EVENTS,
  type AfterBatch,
  type AfterEpoch,
  type AfterEpochProfile,
  type AfterTraining,
  type BatchData,
  type EpochData,
  type Hook,
  type HookDescription,
  type HookEvent,
  type HookKeys,
  type Profile,
  type VariableKeys,
} from './hook.ts';
export type { Log, LogLevel, LogRecord } from './log.ts';
export type { Model, ModelOutput } from './model.ts';
export type {
  ChoiceOption,
  FlagOption,
  NamesOption,
  NumberOption,
  Option,
  MappingOption,
  OptionalNumberOption,
  OptionalTextOption,
  Options,
  StatisticsOption,
  StatisticsRequest,
  TextOption,
} from './option.ts';
export type { RandomSource, UniformNumbers } from './random-source.ts';
export {
  RunGate,
  type GateListener,
  type HoldReason,
  type PassedListener,
  type RunGateOptions,
  type StepUnit,
} from './gate.ts';
export type { TerminationOrigin } from './errors.ts';
export { SILENT_CONTEXT, type HookContext, type HookModel } from './hook-context.ts';
export { AccumulateVariables, ACCUMULATE_VARIABLES } from './hooks/accumulate-variables.ts';
export { Benchmark, BENCHMARK } from './hooks/benchmark.ts';
export { createHook, HOOK_DESCRIPTIONS } from './hooks/catalog.ts';
export { createHookFromEntry, type HookEntry } from './hooks/hook-entry.ts';
export { Check, CHECK } from './hooks/check.ts';
export { ClassificationMetrics, CLASSIFICATION_METRICS } from './hooks/classification-metrics.ts';
export { ComputeStats, COMPUTE_STATS } from './hooks/compute-stats.ts';
export { EveryNEpoch, EVERY_N_EPOCH } from './hooks/every-n-epoch.ts';
export { Flatten, FLATTEN } from './hooks/flatten.ts';
export { GradientNorm, GRADIENT_NORM } from './hooks/gradient-norm.ts';
export { LearningRateSchedule, LEARNING_RATE_SCHEDULE } from './hooks/learning-rate-schedule.ts';
export { LogDir, LOG_DIR } from './hooks/log-dir.ts';
export { LogitsToCsv, LOGITS_TO_CSV } from './hooks/logits-to-csv.ts';
export { LogProfile, LOG_PROFILE } from './hooks/log-profile.ts';
export { LogVariables, LOG_VARIABLES } from './hooks/log-variables.ts';
export { OnPlateau, ON_PLATEAU, type Plateau } from './hooks/on-plateau.ts';
export { PlotLines, PLOT_LINES } from './hooks/plot-lines.ts';
export {
  ReduceLearningRateOnPlateau,
  REDUCE_LEARNING_RATE_ON_PLATEAU,
} from './hooks/reduce-learning-rate-on-plateau.ts';
export { RegressionMetrics, REGRESSION_METRICS } from './hooks/regression-metrics.ts';
export { RestoreBest, RESTORE_BEST } from './hooks/restore-best.ts';
export { SaveBest, SAVE_BEST } from './hooks/save-best.ts';
export { SaveConfusionMatrix, SAVE_CONFUSION_MATRIX } from './hooks/save-confusion-matrix.ts';
export { SaveEvery, SAVE_EVERY } from './hooks/save-every.ts';
export { SaveFile, SAVE_FILE } from './hooks/save-file.ts';
export { SaveLatest, SAVE_LATEST } from './hooks/save-latest.ts';
export { SaveMasks, SAVE_MASKS } from './hooks/save-masks.ts';
export { SequenceToCsv, SEQUENCE_TO_CSV } from './hooks/sequence-to-csv.ts';
export { ShowProgress, SHOW_PROGRESS, type StreamProgress } from './hooks/show-progress.ts';
export { StopAfter, STOP_AFTER } from './hooks/stop-after.ts';
export { StopOnNaN, STOP_ON_NAN } from './hooks/stop-on-nan.ts';
export { StopOnPlateau, STOP_ON_PLATEAU } from './hooks/stop-on-plateau.ts';
export { TrainingTrace, TRAINING_TRACE, type Trace } from './hooks/training-trace.ts';
export { WriteCSV, WRITE_CSV } from './hooks/write-csv.ts';
export type { EpochCursor, LoopState } from './loop-state.ts';
export { MainLoop, type TrainingEnd } from './main-loop.ts';
export type { MainLoopOptions, Policy } from './main-loop-options.ts';
export { problemOf, rangeText, readOptions } from './option-values.ts';
export { totalSeconds } from './profile.ts';
export { logarithm } from './same-bits/logarithm.ts';
export { powerOfTenWithin } from './same-bits/power-of-ten.ts';
export { sineAndCosine } from './same-bits/turns.ts';
export { Slab } from './slab.ts';
export type { StreamPosition } from './stream-cursor.ts';
export { StreamWrapper, type StreamWrapperOptions } from './stream-wrapper.ts';
export type { StreamLike } from './stream-registry.ts';

// The loop's door: what other layers may use of it. The loop could be published alone: no DOM, no tensors, no packages.
export { isNdArray, nameMap, ndArray, type Batch, type Column, type NdArray } from './batch.ts';
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
  type Profile,
} from './hook.ts';
export type { Log, LogLevel, LogRecord } from './log.ts';
export type { Model, ModelOutput } from './model.ts';
export type {
  ChoiceOption,
  FlagOption,
  NamesOption,
  NumberOption,
  Option,
  OptionalNumberOption,
  Options,
  TextOption,
} from './option.ts';
export type { RandomSource } from './random-source.ts';
export { RunGate, type GateListener, type HoldReason, type RunGateOptions, type StepUnit } from './gate.ts';
export type { TerminationOrigin } from './errors.ts';
export { SILENT_CONTEXT, type HookContext } from './hook-context.ts';
export { createHook, HOOK_DESCRIPTIONS } from './hooks/catalog.ts';
export { ComputeStats, COMPUTE_STATS } from './hooks/compute-stats.ts';
export { LogVariables, LOG_VARIABLES } from './hooks/log-variables.ts';
export { ShowProgress, SHOW_PROGRESS, type StreamProgress } from './hooks/show-progress.ts';
export { StopAfter, STOP_AFTER } from './hooks/stop-after.ts';
export { StopOnNaN, STOP_ON_NAN } from './hooks/stop-on-nan.ts';
export { TrainingTrace, TRAINING_TRACE, type Trace } from './hooks/training-trace.ts';
export type { EpochCursor, LoopState } from './loop-state.ts';
export { MainLoop, type TrainingEnd } from './main-loop.ts';
export type { MainLoopOptions, Policy } from './main-loop-options.ts';
export { problemOf, rangeText, readOptions } from './option-values.ts';
export { totalSeconds } from './profile.ts';
export { StreamWrapper, type StreamPosition, type StreamWrapperOptions } from './stream-wrapper.ts';
export type { StreamLike } from './stream-registry.ts';

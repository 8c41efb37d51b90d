import type { ArtifactSink } from './artifact.ts';
import type { CheckpointStore } from './checkpoint.ts';
import type { Clock } from './clock.ts';
import type { Dataset } from './dataset.ts';
import type { Log } from './log.ts';
import type { Model } from './model.ts';
import type { StreamProgress } from './hooks/show-progress.ts';
import type { Trace } from './hooks/training-trace.ts';

/** What hooks are given besides their options: everything that touches the world outside the loop. */
export interface HookContext {
  readonly log: Log;
  /** Monotonic seconds. */
  readonly clock: Clock;
  /** The time of day as an ISO text. */
  readonly now: () => string;
  readonly dataset: Pick<Dataset, 'numBatches' | 'numClasses' | 'classesNames'>;
  /** The model that is trained: what a hook may keep of it, put back, or turn. */
  readonly model: HookModel;
  readonly artifacts: ArtifactSink;
  readonly checkpoints: CheckpointStore;
  /** Called when a hook has put the model back to what it was after an epoch. */
  readonly tellRestored: (epochId: number) => void;
  /** Shows the progress of the stream in hand, or takes it away (null). */
  readonly showProgress: (progress: StreamProgress | null) => void;
  /** Keeps the record of the run; called at each change. */
  readonly saveTrace: (trace: Trace) => void;
}

export type HookModel = Pick<Model, 'captureState' | 'restoreState' | 'learningRate' | 'gradientNorm'>;

/** A context in which nothing is heard: a hook made by hand needs to name only what it uses. */
export const SILENT_CONTEXT: HookContext = {
  log: () => undefined,
  clock: () => 0,
  now: () => '',
  dataset: {},
  model: {},
  artifacts: { write: () => undefined, append: () => undefined },
  checkpoints: { save: () => undefined },
  tellRestored: () => undefined,
  showProgress: () => undefined,
  saveTrace: () => undefined,
};

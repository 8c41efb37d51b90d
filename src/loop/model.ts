import type { Batch, Column } from './batch.ts';
import type { StreamWrapper } from './stream-wrapper.ts';

/** Output name → column with one entry per example. */
export type ModelOutput = Readonly<Record<string, Column>>;

/**
 * What the loop trains (emloop 4.4). Numbers cross this border, tensors do not: `run` takes and returns columns,
 * synchronously or as a promise. It updates parameters only when `train` is true.
 */
export interface Model {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(batch: Batch, train: boolean, stream: StreamWrapper): ModelOutput | Promise<ModelOutput>;
  /** Everything that decides the next step (weights, optimizer slots, step count), structured-cloneable. */
  captureState?(): unknown;
  restoreState?(state: unknown): unknown;
  /** Of the next update; hooks may turn it. Its memory is the hook's own. Absent: the model has none. */
  learningRate?: number;
  /** Length of the gradient of the last update (L2, over all parameters); null before the first. */
  gradientNorm?(): number | null;
}

import type { Column, ModelOutput } from '../../loop/index.ts';

/** What became of one batch. */
export interface Score {
  /** One entry per example. */
  readonly outputs: ModelOutput;
  /** The gradient of the batch's mean loss by what the model gave, of the same size. */
  readonly gradient: Float32Array;
  /** False when a loss is NaN or infinite: such a batch must not change the weights. */
  readonly isFinite: boolean;
}

/** Compares what the output layer gives with the target, on plain numbers. */
export interface Loss {
  readonly outputNames: readonly string[];
  /** Units of the output layer. */
  readonly units: number;
  /** What the label of the output layer says. */
  readonly activationLabel: string;
  /**
   * `given` holds `units` numbers for each row; `target` one. Rows may count differently while the model is trained, never
   * while it is measured. Throws when a target cannot be.
   */
  score(given: Float32Array, target: Column, isTraining: boolean): Score;
  /** What the model says about each row: class probabilities, or the number. */
  predict(given: Float32Array): Float32Array;
}

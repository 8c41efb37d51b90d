// What the race's page and worker say to each other, on a channel of their own beside the app's.
import type { ExperimentConfig } from '../../src/config/experiment-config.ts';

export const RACE_CHANNEL = 'loopline-race';

export interface FitRequest {
  readonly type: 'fit';
  readonly config: ExperimentConfig;
  readonly siteUrl: string;
  /** The tf.js backend that `fit` runs on. */
  readonly backend: string;
  /** An option of `LayersModel.fit`; null leaves it at its default. */
  readonly yieldEvery: 'never' | null;
  /** Class indices as they are (sparse cross-entropy), or one-hot rows made beforehand, which spares `fit` some work. */
  readonly labels: 'sparse' | 'oneHot';
}

/** One side's turn: what it took from its first act to its last, without building data or model. */
export interface Turn {
  readonly seconds: number;
  /** Training steps: batches of the train stream that were learned from. */
  readonly steps: number;
  readonly trainLoss: number;
  readonly validAccuracy: number;
}

export type RaceAnswer =
  | ({ readonly type: 'fitDone' } & Turn)
  | { readonly type: 'fitFailed'; readonly message: string }
  /** The session's run ended; timed between its `started` and `finished` in the worker itself. */
  | { readonly type: 'runTimed'; readonly seconds: number; readonly eventCount: number };

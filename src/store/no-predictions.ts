import type { LabState } from './lab-state.ts';

/** What the model said before it learned from more batches is late. */
export const NO_PREDICTIONS = {
  streamPredictions: null,
  rowPrediction: null,
  filePrediction: null,
} as const satisfies Partial<LabState>;

import { readForm, startForm, type ExperimentForm } from '../config/experiment-form.ts';
import type { ExperimentConfig } from '../config/experiment-config.ts';

/** The form's experiment as far as its data go, whatever stands in the other fields; null while a data field is bad. */
export function dataConfig({
  dataset,
  datasetOptions,
  table,
  seed,
  batchSize,
}: ExperimentForm): ExperimentConfig | null {
  return readForm({ ...startForm(dataset), datasetOptions, table, seed, batchSize }, null).config;
}

/** True where both give the same rows, in the same streams and batches. */
export function isSameData(a: ExperimentConfig | null, b: ExperimentConfig | null): boolean {
  if (a === null || b === null) return false;
  return JSON.stringify([a.seed, a.dataset]) === JSON.stringify([b.seed, b.dataset]);
}

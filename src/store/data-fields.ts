import { readForm, startForm, type ExperimentForm } from '../config/experiment-form.ts';
import type { ExperimentConfig } from '../config/experiment-config.ts';

/** Which streams are read says nothing of the data: with none, that one of them has no rows is not in the way of a look. */
const READS_NOTHING = { extraStreams: '' };

/** The form's experiment as far as its data go, whatever stands in the other fields; null while a data field is bad. */
export function dataConfig({
  dataset,
  datasetOptions,
  table,
  points,
  seed,
  batchSize,
}: ExperimentForm): ExperimentConfig | null {
  const start = startForm(dataset);
  const mainLoop = { ...start.mainLoop, ...READS_NOTHING };
  return readForm({ ...start, datasetOptions, table, points, seed, batchSize, mainLoop }, null).config;
}

/** True where both give the same rows, in the same streams and batches. */
export function isSameData(a: ExperimentConfig | null, b: ExperimentConfig | null): boolean {
  if (a === null || b === null) return false;
  return JSON.stringify([a.seed, a.dataset]) === JSON.stringify([b.seed, b.dataset]);
}

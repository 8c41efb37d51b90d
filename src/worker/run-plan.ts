import type { ExperimentConfig } from '../config/experiment-config.ts';
import { describeHook, hooksToRun } from '../config/hook-list.ts';
import type { PreparedDataset } from '../datasets/dataset-definition.ts';
import type { DatasetSummary, RunPlan } from '../protocol/messages.ts';
import type { PreparedModel } from './model-maker.ts';

/** What the page is told of a data set: everything but the streams themselves. */
export function summarise(name: string, dataset: PreparedDataset): DatasetSummary {
  const { streamNames, rowCounts, numBatches, inputShape, featureNames } = dataset;
  const { target, plane, thumbnails, rowForm, baseline, notes } = dataset;
  const rows = { streamNames, rowCounts, numBatches, inputShape, featureNames };
  return { name, ...rows, target, plane, thumbnails, inputs: rowForm?.inputs ?? null, baseline, notes };
}

/** What is going to run, for the page. */
export function planRun(
  config: ExperimentConfig,
  dataset: PreparedDataset,
  { model, decision }: PreparedModel,
): RunPlan {
  const { trainStreamName, extraStreams, fixedEpochSize, onEmptyBatch } = config.mainLoop;
  const summary = summarise(config.dataset.name, dataset);
  const numBatches =
    fixedEpochSize === null ? summary.numBatches : { ...summary.numBatches, [trainStreamName]: fixedEpochSize };
  return {
    config,
    dataset: { ...summary, numBatches },
    hooks: hooksToRun(config.hooks, dataset.plane !== null).map(({ name }) => {
      const { explanation, does } = describeHook(name);
      return { name, explanation, does };
    }),
    streams: [trainStreamName, ...extraStreams],
    batchSize: config.dataset.batchSize,
    layers: model.layers,
    parameterCount: model.parameterCount,
    memoryBytes: model.memoryBytes,
    backend: decision,
    onEmptyBatch,
  };
}

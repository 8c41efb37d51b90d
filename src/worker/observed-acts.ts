import type { HookConfig } from '../config/experiment-config.ts';
import type { TrainableModel } from '../engine/create-model.ts';
import { askedOutputs } from './asked-outputs.ts';
import type { ModelMoment } from './model-moment.ts';
import { isNdArray, type Batch, type Dataset, type Model, type StreamSource } from '../loop/index.ts';

/** What the loop read last and what the model last said of it, for the lines of the listing. */
export interface ObservedActs {
  readRowCount: number;
  /** Mean loss of the rows; NaN before the first. */
  runLoss: number;
}

export function noActs(): ObservedActs {
  return { readRowCount: 0, runLoss: NaN };
}

/** The same streams; each batch read is noted in `acts`. */
export function observeStreams(dataset: Dataset, acts: ObservedActs): Dataset {
  const streams = Object.entries(dataset.streams).map(([name, source]) => [name, observed(source, acts)]);
  return { ...dataset, streams: Object.fromEntries(streams) as Record<string, StreamSource> };
}

export interface ModelObserver {
  /** The mean loss of each run is noted here. */
  readonly acts: ObservedActs;
  /** And here that the model has learned. */
  readonly moment: ModelMoment;
  /** The hooks of the run: it gives the outputs that these read. */
  readonly hooks: readonly HookConfig[];
}

/** The same model, watched. */
export function observeModel(model: TrainableModel, { acts, moment, hooks }: ModelObserver): Model {
  const asked = askedOutputs(hooks, model);
  const note = (output: Awaited<ReturnType<Model['run']>>) => {
    acts.runLoss = meanOf(output['loss']);
    return output;
  };
  return {
    inputNames: model.inputNames,
    outputNames: asked,
    run(batch, train) {
      if (train) moment.learned();
      const output = model.runFor(asked, batch, train);
      return output instanceof Promise ? output.then(note) : note(output);
    },
    captureState: () => model.captureState(),
    restoreState: (state) => {
      model.restoreState(state);
    },
  };
}

function observed(source: StreamSource, acts: ObservedActs): StreamSource {
  return (pass) => {
    const batches = source(pass);
    if (Symbol.asyncIterator in batches) throw new TypeError('The data sets of the page give their batches at once.');
    return mapBatches(batches, (batch) => {
      acts.readRowCount = rowCountOf(batch);
    });
  };
}

function* mapBatches(batches: Iterable<Batch>, note: (batch: Batch) => void): Generator<Batch> {
  for (const batch of batches) {
    note(batch);
    yield batch;
  }
}

export function rowCountOf(batch: Readonly<Record<string, unknown>>): number {
  const column = batch['features'];
  return isNdArray(column) ? column.length : 0;
}

/** Mean of a column of numbers in 64 bits; NaN when there is none. */
export function meanOf(column: unknown): number {
  const values = isNdArray(column) ? column.data : (column as ArrayLike<number> | undefined);
  if (values === undefined) return NaN;
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? NaN;
  return sum / values.length;
}

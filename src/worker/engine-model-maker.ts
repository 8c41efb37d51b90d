import type { ExperimentConfig } from '../config/experiment-config.ts';
import type { PreparedDataset, Target } from '../datasets/dataset-definition.ts';
import { createBackendLaunchers, type BackendEnvironment } from '../engine/backends.ts';
import { chooseBackend } from '../engine/choose-backend.ts';
import { checkLayers, createModel } from '../engine/create-model.ts';
import { isNative, type Device } from '../engine/device.ts';
import type { ModelTarget } from '../engine/losses/build-loss.ts';
import type { Batch } from '../loop/index.ts';
import type { ModelMaker } from './model-maker.ts';

/** Builds models on our own kernels or on a backend of tf.js, whichever is chosen for each. */
export function createModelMaker({ wasmPaths }: BackendEnvironment): ModelMaker {
  const launchers = createBackendLaunchers({ wasmPaths });
  return async ({ config, dataset, random }) => {
    const { inputShape, target } = dataset;
    const { layers, optimizer } = config.model;
    const specification = {
      inputShape,
      target: modelTarget(target),
      layers,
      optimizer,
      random,
    };
    checkLayers(specification); // here, or each backend would be blamed for them
    const makeModel = (device: Device) => createModel({ ...specification, device });
    const sampleBatch = firstTrainBatch(dataset);
    const chosen = await chooseBackend({
      choice: config.backend,
      layers,
      makeModel,
      sampleBatch,
      stepCount: trainedBatches(config, dataset),
      launchers,
      now: () => performance.now(),
    });
    const { device, decision } = chosen;
    const model = chosen.model ?? makeModel(device);
    // Takes the memory for a batch: what it needs is known, or refused, before the run begins. Nothing is learned.
    if (isNative(device)) await model.run(sampleBatch, false);
    return { model, decision };
  };
}

function modelTarget(target: Target): ModelTarget {
  if (target.kind === 'number') return { kind: 'number', mean: target.mean, scale: target.scale };
  return { kind: 'classes', count: target.classNames.length, classWeights: target.classWeights ?? null };
}

/** How many batches a run learns from, all its epochs together. */
function trainedBatches({ mainLoop }: ExperimentConfig, { numBatches }: PreparedDataset): number {
  const { trainStreamName, fixedEpochSize, epochsCount } = mainLoop;
  return (fixedEpochSize ?? numBatches[trainStreamName] ?? Infinity) * epochsCount;
}

function firstTrainBatch({ streams }: PreparedDataset): Batch {
  for (const batch of (streams['train']?.(0) ?? []) as Iterable<Batch>) return batch;
  throw new Error('The train stream has no batch: the data set has too few rows. Choose a smaller batch or more rows.');
}

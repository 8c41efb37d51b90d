// The other side of the race: the same net on the same rows by tf.js's own `LayersModel.fit`.
import * as tf from '@tensorflow/tfjs';
import { engine } from '@tensorflow/tfjs-core';
import type { LayerConfig } from '../../src/config/layers.ts';
import type { OptimizerConfig } from '../../src/config/optimizers.ts';
import type { PreparedDataset } from '../../src/datasets/dataset-definition.ts';
import { isNdArray, type Batch } from '../../src/loop/index.ts';
import { DatasetLoader } from '../../src/worker/dataset-loader.ts';
import { fetchSiteFile } from '../../src/worker/fetch-site-file.ts';
import type { FitRequest, Turn } from './race-messages.ts';

interface Rows {
  readonly x: tf.Tensor;
  readonly y: tf.Tensor;
}

/** Trains the net of a config and says how long `fit` alone took. The backend has to be the current one of tf.js. */
export async function fitLayersModel({ config, siteUrl, backend, yieldEvery, labels }: FitRequest): Promise<Turn> {
  if (tf.engine() !== engine()) throw new Error('There are two copies of tfjs-core: the sides do not share one.');
  if (!(await tf.setBackend(backend))) throw new Error(`tf.js could not start ${backend}.`);
  const loader = new DatasetLoader((path) => fetchSiteFile(new URL(`datasets/${path}`, siteUrl)));
  const dataset = await loader.load(config);
  const model = buildModel(dataset, config.model.layers);
  model.compile({
    optimizer: buildOptimizer(config.model.optimizer),
    loss: labels === 'oneHot' ? 'categoricalCrossentropy' : 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  });
  const train = rowsOf(dataset, 'train', labels);
  const valid = rowsOf(dataset, 'valid', labels);
  const { batchSize } = config.dataset;
  const epochs = config.mainLoop.epochsCount;
  const start = performance.now();
  const { history } = await model.fit(train.x, train.y, {
    batchSize,
    epochs,
    validationData: [valid.x, valid.y],
    ...(yieldEvery === null ? {} : { yieldEvery }),
  });
  const seconds = (performance.now() - start) / 1000;
  tf.dispose([train.x, train.y, valid.x, valid.y]);
  model.dispose();
  const last = (name: string) => Number(history[name]?.at(-1));
  return {
    seconds,
    steps: epochs * (dataset.numBatches['train'] ?? 0),
    trainLoss: last('loss'),
    validAccuracy: last('val_acc'),
  };
}

function buildModel({ inputShape, target }: PreparedDataset, layers: readonly LayerConfig[]): tf.Sequential {
  if (target.kind !== 'classes') throw new Error('The race has nets for classes only.');
  const model = tf.sequential();
  // Our nets flatten images by themselves where a dense layer comes next.
  const isImage = inputShape.length > 1;
  const areDense = layers.every(({ type }) => type === 'dense');
  const flatten = (isNeeded: boolean) => (isImage && isNeeded ? [tf.layers.flatten()] : []);
  model.add(tf.layers.inputLayer({ inputShape: [...inputShape] }));
  const before = flatten(areDense);
  const behind = flatten(!areDense && layers.every(({ type }) => type !== 'flatten'));
  for (const layer of [...before, ...layers.map(layerOf), ...behind]) model.add(layer);
  model.add(tf.layers.dense({ units: target.classNames.length, activation: 'softmax' }));
  return model;
}

function layerOf(layer: LayerConfig): tf.layers.Layer {
  switch (layer.type) {
    case 'dense':
      return tf.layers.dense({ units: layer.units, activation: layer.activation });
    case 'conv2d': {
      const { filters, kernelSize, activation } = layer;
      return tf.layers.conv2d({ filters, kernelSize, activation, padding: 'same' });
    }
    case 'maxPooling2d':
      return tf.layers.maxPooling2d({ poolSize: layer.poolSize });
    case 'averagePooling2d':
      return tf.layers.averagePooling2d({ poolSize: layer.poolSize });
    case 'flatten':
      return tf.layers.flatten();
    case 'dropout':
      return tf.layers.dropout({ rate: layer.rate });
    default:
      return layer satisfies never;
  }
}

function buildOptimizer(config: OptimizerConfig): tf.Optimizer {
  switch (config.name) {
    case 'sgd':
      return tf.train.sgd(config.learningRate);
    case 'momentum':
      return tf.train.momentum(config.learningRate, config.momentum);
    case 'adam':
      return tf.train.adam(config.learningRate, config.beta1, config.beta2, config.epsilon);
    default:
      return config satisfies never;
  }
}

/** All rows of a stream, as one tensor each. */
function rowsOf({ streams, inputShape, target }: PreparedDataset, name: string, labels: FitRequest['labels']): Rows {
  const features: number[] = [];
  const classes: number[] = [];
  for (const batch of (streams[name]?.(0) ?? []) as Iterable<Batch>) {
    const { features: column, target: truth } = batch;
    if (!isNdArray(column) || !(truth instanceof Int32Array)) throw new Error('Expected rows of numbers and classes.');
    for (const value of column.data) features.push(value);
    classes.push(...truth);
  }
  const x = tf.tensor(features, [classes.length, ...inputShape]);
  if (labels === 'sparse') return { x, y: tf.tensor1d(classes) };
  const classCount = target.kind === 'classes' ? target.classNames.length : 0;
  return { x, y: tf.tidy(() => tf.oneHot(tf.tensor1d(classes, 'int32'), classCount).toFloat()) };
}

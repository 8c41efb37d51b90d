// Nets on sequences as tf.js has them: its own layers, differentiated by its tape.
import { layers as kerasLayers, sequential } from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../../../loop/index.ts';
import type { ModelTarget } from '../../losses/build-loss.ts';
import { tapeLoss } from '../../testing/tape-loss.ts';
import type { SequenceNet } from './sequence-nets.ts';

const VECTORS = 8;

/** An embedding, and a GRU where it is asked for, before the output layer. */
export interface TextNet {
  readonly steps: number;
  readonly features: number;
  readonly units: number;
  readonly hasGru: boolean;
  readonly target: ModelTarget;
}

/** The net as ours is built. */
export function textNet({ steps, features, units, hasGru }: TextNet): SequenceNet {
  const embedding = { type: 'embedding', inputDim: VECTORS, outputDim: features } as const;
  const layers = hasGru ? [embedding, { type: 'gru', units } as const] : [embedding];
  return { name: 'text', inputShape: [steps], vectors: VECTORS, layers };
}

/** Our vector of parameters cut as tf.js has them: the recurrent kernel, of which we have two parts, in one. */
export function cutForTensorflow(vector: Float32Array, net: TextNet): readonly Float32Array[] {
  const { steps, features, units, hasGru } = net;
  let start = 0;
  const take = (count: number) => vector.slice(start, (start += count));
  const outputLayer = (inputs: number) => [take(inputs * outputCount(net)), take(outputCount(net))];
  const embedding = take(VECTORS * features);
  if (!hasGru) return [embedding, ...outputLayer(steps * features)];
  const kernel = take(3 * features * units);
  const recurrent = sideBySide(take(2 * units * units), take(units * units), units);
  return [embedding, kernel, recurrent, take(3 * units), ...outputLayer(units)];
}

/** Loss and gradients at such parameters, each as long as its own. Needs tf.js's cpu backend to be started. */
export function askTensorflow(net: TextNet, parameters: readonly Float32Array[], { features, target }: Batch) {
  if (features === undefined || !('data' in features) || target === undefined) throw new TypeError('No batch.');
  tf.engine().startScope();
  const model = kerasNet(net);
  model.setWeights(model.getWeights().map(({ shape }, index) => tf.tensor(parameters[index] ?? [], shape)));
  const { value, grads } = tf.variableGrads(() => {
    const given = model.apply(tf.tensor(features.data, [...features.shape])) as tf.Tensor;
    return tapeLoss(given, target, net.target);
  });
  const gradients = model.trainableWeights.map(({ name }) => Float32Array.from(grads[name]?.dataSync() ?? []));
  const asked = { loss: value.dataSync()[0] ?? NaN, gradients };
  model.dispose();
  tf.engine().endScope();
  return asked;
}

function kerasNet(net: TextNet) {
  const { steps, features, units, hasGru } = net;
  const model = sequential();
  model.add(kerasLayers.embedding({ inputDim: VECTORS, outputDim: features, inputLength: steps }));
  if (hasGru) {
    const recurrentInitializer = 'zeros'; // the usual one warns where it is slow; the weights are set anyway
    model.add(kerasLayers.gru({ units, recurrentActivation: 'sigmoid', recurrentInitializer }));
  } else model.add(kerasLayers.flatten());
  model.add(kerasLayers.dense({ units: outputCount(net) }));
  return model;
}

function outputCount({ target }: TextNet): number {
  return target.kind === 'classes' ? target.count : 1;
}

/** Lays two matrices of as many rows side by side. */
function sideBySide(left: Float32Array, right: Float32Array, rows: number): Float32Array {
  const [leftWidth, rightWidth] = [left.length / rows, right.length / rows];
  const width = leftWidth + rightWidth;
  return Float32Array.from({ length: rows * width }, (_, index) => {
    const [row, column] = [Math.floor(index / width), index % width];
    const value = column < leftWidth ? left[row * leftWidth + column] : right[row * rightWidth + column - leftWidth];
    return value ?? NaN;
  });
}

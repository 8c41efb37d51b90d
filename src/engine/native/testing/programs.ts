import type { OptimizerConfig } from '../../../config/optimizers.ts';
import { buildLoss, type ModelTarget } from '../../losses/build-loss.ts';
import { testRandom } from '../../testing/test-random.ts';
import { buildNativeLayers, type NativeLayerConfig } from '../build-native-layers.ts';
import { nativeLayers } from '../native-layers.ts';
import { lossExchange } from '../native-losses.ts';
import { nativeOptimizer } from '../native-optimizers.ts';
import { layOut, type NativeProgram, type Network } from '../native-program.ts';
import * as words from '../program-words.ts';

/** What a program is written for. */
export interface ProgramNet {
  readonly inputShape: readonly number[];
  readonly layers: readonly NativeLayerConfig[];
  readonly target: ModelTarget;
  readonly optimizer: OptimizerConfig;
}

const WEIGHTED = { kind: 'classes', count: 3, classWeights: [1, 2, 3] } as const;
const ADAM = { name: 'adam', learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-7 } as const;

/** The first layer that has parameters is the second; a dropout of rate 0 only hands its rows on. */
export const IMAGE_PROGRAM: ProgramNet = {
  inputShape: [6, 5, 2],
  layers: [
    { type: 'dropout', rate: 0 },
    { type: 'conv2d', filters: 3, kernelSize: 3, activation: 'relu' },
    { type: 'maxPooling2d', poolSize: 2 },
    { type: 'dropout', rate: 0.2 },
    { type: 'dense', units: 5, activation: 'tanh' },
  ],
  target: WEIGHTED,
  optimizer: ADAM,
};
export const SEQUENCE_PROGRAM: ProgramNet = {
  inputShape: [5],
  layers: [
    { type: 'embedding', inputDim: 7, outputDim: 3 },
    { type: 'gru', units: 6 },
    { type: 'dropout', rate: 0.2 },
  ],
  target: WEIGHTED,
  optimizer: ADAM,
};
/** Nothing before the first trained layer but dropout, which is run. */
export const NUMBER_PROGRAM: ProgramNet = {
  inputShape: [7],
  layers: [
    { type: 'dropout', rate: 0.3 },
    { type: 'dense', units: 9, activation: 'elu' },
    { type: 'dense', units: 4, activation: 'sigmoid' },
  ],
  target: { kind: 'number', mean: 1, scale: 2 },
  optimizer: { name: 'momentum', learningRate: 0.1, momentum: 0.9 },
};
export const STEPS_PROGRAM: ProgramNet = {
  inputShape: [3, 4],
  layers: [{ type: 'gru', units: 5 }],
  target: { kind: 'classes', count: 2 },
  optimizer: { name: 'sgd', learningRate: 0.1 },
};
export const AVERAGES_PROGRAM: ProgramNet = {
  inputShape: [5, 5, 1],
  layers: [
    { type: 'averagePooling2d', poolSize: 2 },
    { type: 'conv2d', filters: 2, kernelSize: 2, activation: 'linear' },
    { type: 'averagePooling2d', poolSize: 2 },
  ],
  target: { kind: 'classes', count: 4 },
  optimizer: { name: 'sgd', learningRate: 0.1 },
};

/** A program as it is laid out, and what its layers are called. */
export interface LaidOutProgram extends NativeProgram {
  readonly labels: readonly string[];
}

export function layOutNet(net: ProgramNet, start: number, rows: number): LaidOutProgram {
  const network = networkOf(net);
  return { ...layOut(network, start, rows), labels: network.layers.map(({ label }) => label) };
}

export function networkOf({ inputShape, layers, target, optimizer }: ProgramNet): Network {
  const built = buildNativeLayers({ inputShape, layers, output: buildLoss(target), random: testRandom });
  return { layers: nativeLayers(built, inputShape), optimizer: nativeOptimizer(optimizer), loss: lossExchange(target) };
}

/** Place of a word of a layer; the first layer is 1, as the errors have it. */
export function layerWord(layer: number, word: number): number {
  return words.HEADER_WORDS + (layer - 1) * words.LAYER_WORDS + word;
}

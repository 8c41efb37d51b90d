import type { LayerConfig } from '../../config/layers.ts';
import type { OptimizerConfig } from '../../config/optimizers.ts';
import { ndArray } from '../../loop/index.ts';

export const ADAM: OptimizerConfig = { name: 'adam', learningRate: 0.05, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
export const OPTIMIZERS: readonly OptimizerConfig[] = [
  { name: 'sgd', learningRate: 0.1 },
  { name: 'momentum', learningRate: 0.05, momentum: 0.9 },
  ADAM,
];
export const WITH_DROPOUT: readonly LayerConfig[] = [
  { type: 'dense', units: 16, activation: 'relu' },
  { type: 'dropout', rate: 0.3 },
  { type: 'dense', units: 8, activation: 'sigmoid' },
];
export const IMAGE_LAYERS: readonly LayerConfig[] = [
  { type: 'conv2d', filters: 4, kernelSize: 3, activation: 'elu' },
  { type: 'maxPooling2d', poolSize: 2 },
  { type: 'conv2d', filters: 3, kernelSize: 2, activation: 'tanh' },
  { type: 'averagePooling2d', poolSize: 2 },
  { type: 'dropout', rate: 0.5 },
];
export const TWO_CLASSES = { kind: 'classes', count: 2 } as const;
export const XOR = {
  features: ndArray(Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1), [4, 2]),
  target: Int32Array.of(0, 1, 1, 0),
};

import type { Options } from '../loop/index.ts';

export const ACTIVATIONS = ['linear', 'relu', 'tanh', 'sigmoid', 'elu'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

export interface DenseConfig {
  readonly type: 'dense';
  readonly units: number;
  readonly activation: Activation;
}
export interface DropoutConfig {
  readonly type: 'dropout';
  readonly rate: number;
}
export interface FlattenConfig {
  readonly type: 'flatten';
}
export interface Conv2dConfig {
  readonly type: 'conv2d';
  readonly filters: number;
  readonly kernelSize: number;
  readonly activation: Activation;
}
export interface Pooling2dConfig {
  readonly type: 'maxPooling2d' | 'averagePooling2d';
  readonly poolSize: number;
}

/** One layer, named and parametrised as in Keras. conv2d: stride 1, padding `same`; pooling: stride = pool size, padding `valid`. */
export type LayerConfig = DenseConfig | DropoutConfig | FlattenConfig | Conv2dConfig | Pooling2dConfig;

export interface LayerDescription {
  readonly label: string;
  readonly explanation: string;
  readonly options: Options;
}

const activationOption = {
  kind: 'choice',
  label: 'Activation',
  explanation: 'The curve each unit bends its sum with.',
  choices: ACTIVATIONS.map((value) => ({ value, label: value })),
  initial: 'tanh',
} as const;

/** Every layer a model can be built from, as forms, validation and docs read it (design D12). */
export const LAYERS: Readonly<Record<LayerConfig['type'], LayerDescription>> = {
  dense: {
    label: 'Dense',
    explanation: 'Every unit looks at every input.',
    options: {
      units: {
        kind: 'number',
        label: 'Units',
        explanation: 'How many numbers the layer gives.',
        min: 1,
        max: 1024,
        isInteger: true,
        initial: 8,
      },
      activation: activationOption,
    },
  },
  dropout: {
    label: 'Dropout',
    explanation: 'While learning, sets a random part of its inputs to zero, another part for each batch.',
    options: {
      rate: {
        kind: 'number',
        label: 'Rate',
        explanation: 'The part set to zero.',
        min: 0,
        max: 0.9,
        step: 0.05,
        isInteger: false,
        initial: 0.2,
      },
    },
  },
  flatten: { label: 'Flatten', explanation: 'Lays an image out as one row of numbers.', options: {} },
  conv2d: {
    label: 'Convolution',
    explanation: 'Slides small filters over an image.',
    options: {
      filters: {
        kind: 'number',
        label: 'Filters',
        explanation: 'How many images the layer gives.',
        min: 1,
        max: 64,
        isInteger: true,
        initial: 8,
      },
      kernelSize: {
        kind: 'number',
        label: 'Kernel size',
        explanation: 'Side of a filter in pixels.',
        min: 1,
        max: 7,
        isInteger: true,
        initial: 3,
      },
      activation: { ...activationOption, initial: 'relu' },
    },
  },
  maxPooling2d: {
    label: 'Max pooling',
    explanation: 'Keeps the largest number of each square.',
    options: { poolSize: poolSizeOption() },
  },
  averagePooling2d: {
    label: 'Average pooling',
    explanation: 'Keeps the mean of each square.',
    options: { poolSize: poolSizeOption() },
  },
};

function poolSizeOption() {
  return {
    kind: 'number',
    label: 'Pool size',
    explanation: 'Side of the square in pixels.',
    min: 2,
    max: 4,
    isInteger: true,
    initial: 2,
  } as const;
}

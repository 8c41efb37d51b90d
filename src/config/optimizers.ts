import type { NumberOption } from '../loop/index.ts';

export interface SgdConfig {
  readonly name: 'sgd';
  readonly learningRate: number;
}
export interface MomentumConfig {
  readonly name: 'momentum';
  readonly learningRate: number;
  readonly momentum: number;
}
export interface AdamConfig {
  readonly name: 'adam';
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}
export type OptimizerConfig = SgdConfig | MomentumConfig | AdamConfig;
export type OptimizerName = OptimizerConfig['name'];

export interface OptimizerDescription {
  readonly label: string;
  readonly explanation: string;
  readonly options: Readonly<Record<string, NumberOption>> & { readonly learningRate: NumberOption };
}

const learningRate: NumberOption = {
  kind: 'number',
  label: 'Learning rate',
  explanation: 'How far the weights move at each step.',
  min: 0.000001,
  max: 1000,
  step: 0.001,
  isInteger: false,
  initial: 0.01,
};

function decay(label: string, explanation: string, initial: number): NumberOption {
  return { kind: 'number', label, explanation, min: 0, max: 0.99999, step: 0.001, isInteger: false, initial };
}

/** Every optimizer, as forms, validation and docs read it (design D12). */
export const OPTIMIZERS: Readonly<Record<OptimizerName, OptimizerDescription>> = {
  sgd: {
    label: 'SGD',
    explanation: 'A step straight down the slope of this batch.',
    options: { learningRate: { ...learningRate, initial: 0.1 } },
  },
  momentum: {
    label: 'Momentum',
    explanation: 'SGD that keeps some of its speed.',
    options: { learningRate, momentum: decay('Momentum', 'The part of the speed that is kept.', 0.9) },
  },
  adam: {
    label: 'Adam',
    explanation: 'A step of its own size for every weight.',
    options: {
      learningRate,
      beta1: decay('Beta 1', 'How long the mean of the slope is remembered.', 0.9),
      beta2: decay('Beta 2', 'How long the size of the slope is remembered.', 0.999),
      epsilon: {
        kind: 'number',
        label: 'Epsilon',
        explanation: 'Keeps the division away from zero.',
        min: 1e-10,
        max: 1,
        isInteger: false,
        initial: 1e-7,
      },
    },
  },
};

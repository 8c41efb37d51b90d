import { OPTIMIZERS } from './optimizers.ts';
import { ACTIVATIONS } from './layers.ts';
import { BACKEND_LABELS, BACKENDS, type BackendChoice } from './backends.ts';
import type { ChoiceOption, NumberOption, TextOption } from '../loop/index.ts';

const BACKEND_CHOICES: readonly BackendChoice[] = ['auto', ...BACKENDS];

/** The fields of the set-up form, as the form, its validation and its explanations read them (design D12). */
export const EXPERIMENT_FIELDS = {
  hiddenLayers: {
    kind: 'text',
    label: 'Hidden layers',
    explanation:
      'Sizes of the layers between input and output, such as 8, 8. For images also conv 8 and pool; dropout 0.2 anywhere.',
    initial: '8, 8',
  },
  activation: {
    kind: 'choice',
    label: 'Activation',
    explanation: 'The curve each unit bends its sum with.',
    choices: ACTIVATIONS.map((value) => ({ value, label: value })),
    initial: 'tanh',
  },
  optimizer: {
    kind: 'choice',
    label: 'Optimizer',
    explanation: 'How the slope of the loss becomes a step of the weights.',
    choices: Object.entries(OPTIMIZERS).map(([value, { label }]) => ({ value, label })),
    initial: 'adam',
  },
  learningRate: OPTIMIZERS.adam.options.learningRate,
  batchSize: {
    kind: 'number',
    label: 'Batch size',
    explanation: 'How many rows the model sees before its weights move.',
    min: 1,
    max: 1024,
    isInteger: true,
    initial: 16,
  },
  epochs: {
    kind: 'number',
    label: 'Epochs',
    explanation: 'How many times the model goes through the train stream.',
    min: 1,
    max: 10000,
    isInteger: true,
    initial: 30,
  },
  seed: {
    kind: 'number',
    label: 'Seed',
    explanation: 'The one number all chance follows from: the same seed gives the same run.',
    min: 0,
    max: 4294967295,
    isInteger: true,
    initial: 1,
  },
  backend: {
    kind: 'choice',
    label: 'Backend',
    explanation: 'Where the arithmetic runs. Auto measures your model on each and takes the fastest.',
    choices: BACKEND_CHOICES.map((value) => ({ value, label: BACKEND_LABELS[value] })),
    initial: 'auto',
  },
} as const satisfies Record<string, NumberOption | ChoiceOption | TextOption>;

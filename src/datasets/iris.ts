import type { ChoiceOption } from '../loop/index.ts';
import type { DatasetDefinition, DatasetDescription } from './dataset-definition.ts';
import { choiceValue } from './option-values.ts';
import { prepareTable } from './prepare-table.ts';
import { readTable } from './read-table.ts';

const FILE = 'iris.csv';

const columns: ChoiceOption<'two' | 'all'> = {
  kind: 'choice',
  label: 'Columns',
  explanation: 'What the model sees of each flower.',
  choices: [
    { value: 'two', label: 'Petal length and petal width' },
    { value: 'all', label: 'All columns' },
  ],
  initial: 'two',
};

const COLUMNS = {
  two: ['petal_length_cm', 'petal_width_cm'],
  all: ['sepal_length_cm', 'sepal_width_cm', 'petal_length_cm', 'petal_width_cm'],
} as const;

export const IRIS: DatasetDescription = {
  name: 'iris',
  label: 'Iris',
  question: 'Iris: which species?',
  explanation: '150 iris flowers of three species; two of them overlap a little.',
  citation: 'Fisher (1936), from the UCI set in scikit-learn 1.2.1 (BSD-3).',
  options: { columns },
  files: [FILE],
  start: { hiddenLayers: '8', optimizer: 'adam', learningRate: 0.02, batchSize: 16, epochs: 40 },
};

export const iris: DatasetDefinition = {
  ...IRIS,
  prepare(input) {
    const chosen = choiceValue(input.options, 'columns', columns);
    const { table, notes } = readTable(input.files, FILE);
    const axisLabels = chosen === 'two' ? (['petal length, cm', 'petal width, cm'] as const) : null;
    return prepareTable({ table, targetName: 'species', featureNames: COLUMNS[chosen], axisLabels, notes }, input);
  },
};

import type { ChoiceOption } from '../loop/index.ts';
import type { DatasetDefinition, DatasetDescription } from './dataset-definition.ts';
import { choiceValue } from './option-values.ts';
import { prepareTable } from './prepare-table.ts';
import { readTable } from './read-table.ts';

const FILE = 'penguins.csv';

const columns: ChoiceOption<'two' | 'all'> = {
  kind: 'choice',
  label: 'Columns',
  explanation: 'What the model sees of each penguin.',
  choices: [
    { value: 'two', label: 'Bill length and flipper length' },
    { value: 'all', label: 'All columns' },
  ],
  initial: 'two',
};

const COLUMNS = {
  two: ['bill_length_mm', 'flipper_length_mm'],
  all: ['island', 'bill_length_mm', 'bill_depth_mm', 'flipper_length_mm', 'body_mass_g', 'sex', 'year'],
} as const;

export const PENGUINS: DatasetDescription = {
  name: 'penguins',
  label: 'Palmer penguins',
  question: 'Penguins: which species?',
  explanation: '344 penguins of three species, measured on three islands near Palmer Station, Antarctica.',
  citation: 'Gorman, Williams & Fraser (2014); Horst, Hill & Gorman (2020). CC0.',
  options: { columns },
  files: [FILE],
  start: { hiddenLayers: '8, 8', optimizer: 'adam', learningRate: 0.01, batchSize: 16, epochs: 30 },
};

export const penguins: DatasetDefinition = {
  ...PENGUINS,
  prepare(input) {
    const chosen = choiceValue(input.options, 'columns', columns);
    const { table, notes } = readTable(input.files, FILE);
    const axisLabels = chosen === 'two' ? (['bill length, mm', 'flipper length, mm'] as const) : null;
    return prepareTable({ table, targetName: 'species', featureNames: COLUMNS[chosen], axisLabels, notes }, input);
  },
};

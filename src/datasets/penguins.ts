import { defineTableDataset } from './tables/define-table-dataset.ts';
import type { TableFile } from './tables/table-file.ts';

export const PENGUINS: TableFile = {
  name: 'penguins',
  label: 'Palmer penguins',
  question: 'Penguins: which species?',
  explanation: '344 penguins of three species, measured on three islands near Palmer Station, Antarctica.',
  citation: 'Gorman, Williams & Fraser (2014); Horst, Hill & Gorman (2020). CC0.',
  file: 'penguins.csv',
  targetName: 'species',
  pair: {
    rowWord: 'penguin',
    label: 'Bill length and flipper length',
    columns: ['bill_length_mm', 'flipper_length_mm'],
    axisLabels: ['bill length, mm', 'flipper length, mm'],
  },
  columns: ['island', 'bill_length_mm', 'bill_depth_mm', 'flipper_length_mm', 'body_mass_g', 'sex', 'year'],
  split: { kind: 'stratified' },
  start: { hiddenLayers: '8, 8', optimizer: 'adam', learningRate: 0.01, batchSize: 16, epochs: 30 },
};

export const penguins = /* @__PURE__ */ defineTableDataset(PENGUINS);

import { defineTableDataset } from './tables/define-table-dataset.ts';
import type { TableFile } from './tables/table-file.ts';

export const IRIS: TableFile = {
  name: 'iris',
  label: 'Iris',
  question: 'Iris: which species?',
  explanation: '150 iris flowers of three species; two of them overlap a little.',
  citation: 'Fisher (1936), from the UCI set in scikit-learn 1.2.1 (BSD-3).',
  file: 'iris.csv',
  targetName: 'species',
  pair: {
    rowWord: 'flower',
    label: 'Petal length and petal width',
    columns: ['petal_length_cm', 'petal_width_cm'],
    axisLabels: ['petal length, cm', 'petal width, cm'],
  },
  columns: ['sepal_length_cm', 'sepal_width_cm', 'petal_length_cm', 'petal_width_cm'],
  split: { kind: 'stratified' },
  start: { hiddenLayers: '8', optimizer: 'adam', learningRate: 0.02, batchSize: 16, epochs: 40 },
};

export const iris = /* @__PURE__ */ defineTableDataset(IRIS);

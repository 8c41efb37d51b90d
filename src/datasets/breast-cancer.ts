import { defineTableDataset } from './tables/define-table-dataset.ts';
import type { TableFile } from './tables/table-file.ts';

const MEASURED = [
  'radius',
  'texture',
  'perimeter',
  'area',
  'smoothness',
  'compactness',
  'concavity',
  'concave_points',
  'symmetry',
  'fractal_dimension',
] as const;

export const BREAST_CANCER: TableFile = {
  name: 'breast_cancer',
  label: 'Breast cancer',
  question: 'Breast cancer: malignant or benign?',
  explanation: '569 tumours, each with thirty measurements of the nuclei of its cells, taken from an image.',
  citation: 'Wolberg, Street & Mangasarian (1993), UCI set in scikit-learn 1.2.1. CC BY 4.0.',
  file: 'breast_cancer.csv',
  targetName: 'diagnosis',
  pair: {
    rowWord: 'tumour',
    label: 'Worst radius and worst concave points',
    columns: ['worst_radius', 'worst_concave_points'],
    axisLabels: ['worst radius', 'worst concave points'],
  },
  columns: [
    ...MEASURED.map((name) => `mean_${name}`),
    ...MEASURED.map((name) => `${name}_error`),
    ...MEASURED.map((name) => `worst_${name}`),
  ],
  split: { kind: 'stratified' },
  start: { hiddenLayers: '8', optimizer: 'adam', learningRate: 0.01, batchSize: 32, epochs: 30 },
};

export const breastCancer = /* @__PURE__ */ defineTableDataset(BREAST_CANCER);

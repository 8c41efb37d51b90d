import { defineTableDataset } from './tables/define-table-dataset.ts';
import type { TableFile } from './tables/table-file.ts';

export const WINE: TableFile = {
  name: 'wine',
  label: 'Wine',
  question: 'Wine: which cultivar?',
  explanation: '178 Italian wines of three cultivars, each with thirteen measurements of its chemistry.',
  citation: 'Aeberhard & Forina (1991), UCI set in scikit-learn 1.2.1. CC BY 4.0.',
  file: 'wine.csv',
  targetName: 'cultivar',
  pair: {
    rowWord: 'wine',
    label: 'Alcohol and flavanoids',
    columns: ['alcohol', 'flavanoids'],
    axisLabels: ['alcohol, % by volume', 'flavanoids'],
  },
  columns: [
    'alcohol',
    'malic_acid',
    'ash',
    'alcalinity_of_ash',
    'magnesium',
    'total_phenols',
    'flavanoids',
    'nonflavanoid_phenols',
    'proanthocyanins',
    'color_intensity',
    'hue',
    'od280_od315_of_diluted_wines',
    'proline',
  ],
  split: { kind: 'stratified' },
  start: { hiddenLayers: '8', optimizer: 'adam', learningRate: 0.02, batchSize: 16, epochs: 40 },
};

export const wine = /* @__PURE__ */ defineTableDataset(WINE);

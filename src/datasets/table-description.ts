import type { DatasetDescription } from './dataset-definition.ts';
import { TABLE_DATASET } from './table-config.ts';

export const TABLE: DatasetDescription = {
  name: TABLE_DATASET,
  label: 'Your own table',
  question: 'Your own table',
  explanation: 'A file of yours, with the target and the features that you chose.',
  citation: null,
  options: {},
  files: [],
  table: null,
  start: { hiddenLayers: '16, 16', optimizer: 'adam', learningRate: 0.01, batchSize: 16, epochs: 30 },
};

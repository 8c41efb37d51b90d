import { defineTableDataset } from './tables/define-table-dataset.ts';
import type { TableFile } from './tables/table-file.ts';

export const WEATHER: TableFile = {
  name: 'weather',
  label: 'Seattle weather',
  question: 'Seattle: what weather was it?',
  explanation:
    'Four years of days in Seattle, to learn from the first and be tested on the last. Snow and drizzle are rare.',
  citation: 'NOAA, by way of vega-datasets 3.2.1. US Government work.',
  file: 'seattle-weather.csv',
  targetName: 'weather',
  pair: null,
  columns: ['date', 'precipitation', 'temp_max', 'temp_min', 'wind'],
  split: { kind: 'ordered', column: 'date' },
  start: { hiddenLayers: '16', optimizer: 'adam', learningRate: 0.01, batchSize: 32, epochs: 30 },
};

export const weather = /* @__PURE__ */ defineTableDataset(WEATHER);

import { defineTableDataset } from './tables/define-table-dataset.ts';
import type { TableFile } from './tables/table-file.ts';

export const GAPMINDER: TableFile = {
  name: 'gapminder',
  label: 'Gapminder',
  question: 'Countries: how long do people live?',
  explanation: '187 countries: life expectancy in years (the column health) from income, population and region.',
  citation: 'Gapminder Foundation, by way of vega-datasets 3.2.1. CC BY 4.0.',
  file: 'gapminder-health-income.csv',
  targetName: 'health',
  task: 'number',
  pair: null,
  columns: ['income', 'population', 'region'],
  split: { kind: 'stratified' },
  start: { hiddenLayers: '16', optimizer: 'adam', learningRate: 0.01, batchSize: 16, epochs: 40 },
};

export const gapminder = /* @__PURE__ */ defineTableDataset(GAPMINDER);

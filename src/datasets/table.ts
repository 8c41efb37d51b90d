import type { DatasetDefinition, DatasetDescription } from './dataset-definition.ts';
import { prepareOwnTable } from './prepare-own-table.ts';
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

function defineOwnTable(): DatasetDefinition {
  return {
    ...TABLE,
    prepare({ table, batchSize, random }) {
      if (table === undefined)
        throw new Error('No table is open. Choose a file on the Data screen, or another data set.');
      const { stored, config, notes } = table;
      return prepareOwnTable({ table: stored, choices: config.choices, notes }, { batchSize, random });
    },
  };
}

export const table = /* @__PURE__ */ defineOwnTable();

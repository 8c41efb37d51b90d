import type { DatasetDefinition, PreparationInput } from '../dataset-definition.ts';
import { choiceValue } from '../option-values.ts';
import { readTable } from '../read-table.ts';
import { prepareDescribed } from './prepare-described.ts';
import { columnsOption, describeTable, type TableFile } from './table-file.ts';

/** A data set of a CSV file of the site: read, split, and encoded on its training rows. */
export function defineTableDataset(file: TableFile): DatasetDefinition {
  return {
    ...describeTable(file),
    prepare(input) {
      const pair = shownPair(file, input);
      const { targetName: target, split } = file;
      const description = { target, features: pair?.columns ?? file.columns, split };
      const { table, notes } = readTable(input.files, file.file);
      return prepareDescribed({ table, description, axisLabels: pair?.axisLabels ?? null, notes }, input);
    },
  };
}

function shownPair({ pair }: TableFile, { options }: PreparationInput): TableFile['pair'] {
  return pair !== null && choiceValue(options, 'columns', columnsOption(pair)) === 'two' ? pair : null;
}

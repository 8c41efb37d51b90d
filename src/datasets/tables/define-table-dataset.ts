import type { DatasetDefinition } from '../dataset-definition.ts';
import { choiceValue } from '../option-values.ts';
import { prepareTable } from '../prepare-table.ts';
import { readTable } from '../read-table.ts';
import { columnsOption, describeTable, type TableFile } from './table-file.ts';

/** A data set of a CSV file of the site: read, split by class, and encoded on its training rows. */
export function defineTableDataset(table: TableFile): DatasetDefinition {
  const { file, targetName, pair, columns } = table;
  return {
    ...describeTable(table),
    prepare(input) {
      const isPair = choiceValue(input.options, 'columns', columnsOption(table)) === 'two';
      const { table: read, notes } = readTable(input.files, file);
      return prepareTable(
        {
          table: read,
          targetName,
          featureNames: isPair ? pair.columns : columns,
          axisLabels: isPair ? pair.axisLabels : null,
          notes,
        },
        input,
      );
    },
  };
}

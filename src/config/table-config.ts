// A table as an experiment's data, for the page, which must not import the data sets' code.
export { TABLE_DATASET, type TableConfig } from '../datasets/table-config.ts';
export { GUESS_ALL } from '../datasets/csv/reading-choice.ts';

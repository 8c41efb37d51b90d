// What each data set says of itself, for the page, which must not import the data sets' code.
export { DATASET_DESCRIPTIONS, describeDataset } from '../datasets/catalog.ts';

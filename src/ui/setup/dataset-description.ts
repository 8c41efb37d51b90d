import { DATASET_DESCRIPTIONS } from '../../config/dataset-descriptions.ts';

/** What the data set of that name says of itself; undefined when there is none. */
export function datasetDescription(name: string): (typeof DATASET_DESCRIPTIONS)[number] | undefined {
  return DATASET_DESCRIPTIONS.find((dataset) => dataset.name === name);
}

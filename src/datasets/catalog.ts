import { BLOBS, blobs } from './blobs.ts';
import { CIRCLES, circles } from './circles.ts';
import type { DatasetDefinition, DatasetDescription } from './dataset-definition.ts';
import { DIGITS, digits } from './digits.ts';
import { IRIS, iris } from './iris.ts';
import { MOONS, moons } from './moons.ts';
import { PENGUINS, penguins } from './penguins.ts';
import { SPIRAL, spiral } from './spiral.ts';
import { describePlane } from './synthetic/plane-figure.ts';
import { XOR, xor } from './xor.ts';

/** Every data set, in the order it is offered. */
export const DATASETS: readonly DatasetDefinition[] = [penguins, iris, digits, spiral, circles, moons, xor, blobs];

/** The same without the code that prepares them: the page loads these alone, not the CSV reader. */
export const DATASET_DESCRIPTIONS: readonly DatasetDescription[] = [
  PENGUINS,
  IRIS,
  DIGITS,
  ...[SPIRAL, CIRCLES, MOONS, XOR, BLOBS].map(describePlane),
];

/** Throws when there is no data set of that name, with the known ones. */
export function findDataset(name: string): DatasetDefinition {
  return findByName(DATASETS, name);
}

/** As {@link findDataset}, for what it says of itself. */
export function describeDataset(name: string): DatasetDescription {
  return findByName(DATASET_DESCRIPTIONS, name);
}

function findByName<T extends DatasetDescription>(datasets: readonly T[], name: string): T {
  const dataset = datasets.find((candidate) => candidate.name === name);
  if (dataset === undefined)
    throw new Error(`There is no data set '${name}'. There are: ${datasets.map((known) => known.name).join(', ')}.`);
  return dataset;
}

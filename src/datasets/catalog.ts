import { BLOBS, blobs } from './blobs.ts';
import { BREAST_CANCER, breastCancer } from './breast-cancer.ts';
import { CIRCLES, circles } from './circles.ts';
import { CO2, co2 } from './co2.ts';
import type { DatasetDefinition, DatasetDescription } from './dataset-definition.ts';
import { DIGITS, digits } from './digits.ts';
import { FASHION, fashion } from './fashion.ts';
import { FIRST_NAMES, firstNames } from './first-names.ts';
import { GAPMINDER, gapminder } from './gapminder.ts';
import { describeImages } from './images/image-files.ts';
import { IRIS, iris } from './iris.ts';
import { MOBY_DICK, mobyDick } from './moby-dick.ts';
import { MOONS, moons } from './moons.ts';
import { PENGUINS, penguins } from './penguins.ts';
import { SPIRAL, spiral } from './spiral.ts';
import { describePlane } from './synthetic/plane-figure.ts';
import { TABLE } from './table-description.ts';
import { describeTable } from './tables/table-file.ts';
import { describeCharacters } from './text/character-file.ts';
import { WEATHER, weather } from './weather.ts';
import { WINE, wine } from './wine.ts';
import { XOR, xor } from './xor.ts';

/** Every data set, in the order it is offered. */
export const DATASETS: readonly DatasetDefinition[] = [
  penguins,
  iris,
  wine,
  breastCancer,
  weather,
  gapminder,
  co2,
  digits,
  fashion,
  firstNames,
  mobyDick,
  spiral,
  circles,
  moons,
  xor,
  blobs,
];

/** The same without the code that prepares them: the page loads these alone, not the CSV reader. */
export const DATASET_DESCRIPTIONS: readonly DatasetDescription[] = [
  ...[PENGUINS, IRIS, WINE, BREAST_CANCER, WEATHER, GAPMINDER].map(describeTable),
  CO2,
  ...[DIGITS, FASHION].map(describeImages),
  ...[FIRST_NAMES, MOBY_DICK].map(describeCharacters),
  ...[SPIRAL, CIRCLES, MOONS, XOR, BLOBS].map(describePlane),
];

/** Throws when there is no data set of that name, with those that are offered. */
export function findDataset(name: string): DatasetDefinition {
  return findByName(DATASETS, name);
}

/**
 * What the data set of that name says of itself: one that is offered, or the user's own table, which is not, because it is
 * made on the Data screen.
 */
export function describeDataset(name: string): DatasetDescription {
  return name === TABLE.name ? TABLE : findByName(DATASET_DESCRIPTIONS, name);
}

function findByName<T extends DatasetDescription>(datasets: readonly T[], name: string): T {
  const dataset = datasets.find((candidate) => candidate.name === name);
  if (dataset === undefined)
    throw new Error(`There is no data set '${name}'. There are: ${datasets.map((known) => known.name).join(', ')}.`);
  return dataset;
}

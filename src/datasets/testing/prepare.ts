import type { DatasetDefinition, PreparationInput, PreparedDataset } from '../dataset-definition.ts';
import { seededRandom } from '../seeded-random.ts';
import { siteFiles } from './site-files.ts';

interface Preparation {
  readonly seed?: number;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly batchSize?: number;
  readonly files?: ReadonlyMap<string, Uint8Array>;
  readonly points?: PreparationInput['points'];
}

/** A data set prepared from the shipped files, with what the test changes. */
export function prepare(
  dataset: DatasetDefinition,
  { seed = 1, options = {}, batchSize = 16, files = siteFiles(dataset.files), points = null }: Preparation = {},
): PreparedDataset {
  return dataset.prepare({ files, options, batchSize, points, random: seededRandom(seed) });
}

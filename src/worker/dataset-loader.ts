import type { ExperimentConfig } from '../config/experiment-config.ts';
import { findDataset } from '../datasets/catalog.ts';
import type { PreparationInput, PreparedDataset } from '../datasets/dataset-definition.ts';
import type { TableConfig } from '../datasets/table-config.ts';
import { seededRandom } from '../datasets/seeded-random.ts';

/** Gets a file of the site, by its path below `datasets/`. Rejects with a sentence for the user. */
export type FetchFile = (path: string) => Promise<Uint8Array>;

/** Prepares the user's table of an experiment. Rejects with a sentence for the user. */
export type PrepareTable = (
  config: TableConfig,
  input: Pick<PreparationInput, 'batchSize' | 'random'>,
) => Promise<PreparedDataset>;

/** Reads and prepares data sets; files are fetched once, the last prepared set is kept. */
export class DatasetLoader {
  readonly #fetchFile: FetchFile;
  readonly #prepareTable: PrepareTable;
  readonly #files = new Map<string, Promise<Uint8Array>>();
  #last: { readonly key: string; readonly dataset: PreparedDataset } | null = null;

  constructor(fetchFile: FetchFile, prepareTable: PrepareTable = refuseTable) {
    this.#fetchFile = fetchFile;
    this.#prepareTable = prepareTable;
  }

  async load({
    dataset: { name, options, batchSize, table: config, points },
    seed,
  }: ExperimentConfig): Promise<PreparedDataset> {
    const key = JSON.stringify([name, options, batchSize, config, points, seed]);
    if (this.#last?.key === key) return this.#last.dataset;
    const input = { batchSize, random: seededRandom(seed) };
    const dataset =
      config === null
        ? await this.#prepare(name, { ...input, options, points })
        : await this.#prepareTable(config, input);
    this.#last = { key, dataset };
    return dataset;
  }

  async #prepare(name: string, input: Omit<PreparationInput, 'files'>): Promise<PreparedDataset> {
    const definition = findDataset(name);
    const files = new Map<string, Uint8Array>();
    for (const path of definition.files) files.set(path, await this.#file(path));
    return definition.prepare({ ...input, files });
  }

  /** A fetch that failed is not kept: the next try fetches again. */
  #file(path: string): Promise<Uint8Array> {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const file = this.#fetchFile(path).catch((error: unknown) => {
      this.#files.delete(path);
      throw error;
    });
    this.#files.set(path, file);
    return file;
  }
}

function refuseTable(): Promise<never> {
  return Promise.reject(new Error('No tables are kept here. Choose another data set.'));
}

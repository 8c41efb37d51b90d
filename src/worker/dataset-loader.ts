import type { ExperimentConfig } from '../config/experiment-config.ts';
import { findDataset } from '../datasets/catalog.ts';
import type { PreparedDataset } from '../datasets/dataset-definition.ts';
import { seededRandom } from '../datasets/seeded-random.ts';

/** Gets a file of the site, by its path below `datasets/`. Rejects with a sentence for the user. */
export type FetchFile = (path: string) => Promise<Uint8Array>;

/** Reads and prepares data sets; files are fetched once, the last prepared set is kept. */
export class DatasetLoader {
  readonly #fetchFile: FetchFile;
  readonly #files = new Map<string, Promise<Uint8Array>>();
  #last: { readonly key: string; readonly dataset: PreparedDataset } | null = null;

  constructor(fetchFile: FetchFile) {
    this.#fetchFile = fetchFile;
  }

  async load({ dataset: { name, options, batchSize }, seed }: ExperimentConfig): Promise<PreparedDataset> {
    const key = JSON.stringify([name, options, batchSize, seed]);
    if (this.#last?.key === key) return this.#last.dataset;
    const definition = findDataset(name);
    const files = new Map<string, Uint8Array>();
    for (const path of definition.files) files.set(path, await this.#file(path));
    const dataset = definition.prepare({ files, options, batchSize, random: seededRandom(seed) });
    this.#last = { key, dataset };
    return dataset;
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

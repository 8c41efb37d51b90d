import type { ExperimentConfig } from '../config/experiment-config.ts';
import { findDataset } from '../datasets/catalog.ts';
import type { PreparationInput, PreparedDataset } from '../datasets/dataset-definition.ts';
import type { TableConfig } from '../datasets/table-config.ts';
import { seededRandom } from '../datasets/seeded-random.ts';
import type { TableShelf } from './table-shelf.ts';

/** Gets a file of the site, by its path below `datasets/`. Rejects with a sentence for the user. */
export type FetchFile = (path: string) => Promise<Uint8Array>;

/** Reads and prepares data sets; files are fetched once, the last prepared set is kept. */
export class DatasetLoader {
  readonly #fetchFile: FetchFile;
  readonly #shelf: TableShelf | null;
  readonly #files = new Map<string, Promise<Uint8Array>>();
  #last: { readonly key: string; readonly dataset: PreparedDataset } | null = null;

  constructor(fetchFile: FetchFile, shelf: TableShelf | null = null) {
    this.#fetchFile = fetchFile;
    this.#shelf = shelf;
  }

  async load({
    dataset: { name, options, batchSize, table: config },
    seed,
  }: ExperimentConfig): Promise<PreparedDataset> {
    const key = JSON.stringify([name, options, batchSize, config, seed]);
    if (this.#last?.key === key) return this.#last.dataset;
    const definition = findDataset(name);
    const files = new Map<string, Uint8Array>();
    for (const path of definition.files) files.set(path, await this.#file(path));
    const input = { files, options, batchSize, random: seededRandom(seed) };
    const dataset = definition.prepare(
      config === null ? input : { ...input, table: await this.#table(config, batchSize) },
    );
    this.#last = { key, dataset };
    return dataset;
  }

  async #table(config: TableConfig, batchSize: number): Promise<NonNullable<PreparationInput['table']>> {
    if (this.#shelf === null) throw new Error('No tables are kept here. Choose another data set.');
    const { stored, notices } = await this.#shelf.read(config);
    const notes = [`${config.fileName}: ${stored.lines.length} rows, ${stored.columns.length} columns.`, ...notices];
    // The batch size of the experiment counts: the form has its own, which may have been changed since.
    return { stored, config: { ...config, choices: { ...config.choices, batchSize } }, notes };
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

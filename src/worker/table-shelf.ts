import { checkFileSize } from '../datasets/csv/file-kind.ts';
import { readTableFile, type TableFile } from '../datasets/csv/read-table-file.ts';
import type { ReadingChoice } from '../datasets/csv/reading-choice.ts';
import type { TableConfig, TableSource } from '../datasets/table-config.ts';
import type { FileKeeper, FileRecord } from '../storage/file-keeper.ts';
import { blobBytes } from './blob-bytes.ts';
import type { FetchFile } from './dataset-loader.ts';
import { inTurns, type Turns } from './in-turns.ts';

export interface ShelfOptions extends Turns {
  readonly files: FileKeeper;
  readonly fetchFile: FetchFile;
  /** SHA-256 as hexadecimal digits. */
  readonly hash: (bytes: Uint8Array) => Promise<string>;
  /** The time of day as an ISO text. */
  readonly now: () => string;
}

/** A file that has come in, and what was kept of it before. */
export interface ShelvedFile {
  /** Known only after a while, for all bytes must be hashed. */
  readonly fileId: Promise<string>;
  readonly bytes: Uint8Array;
  readonly record: FileRecord | null;
}

/** What is to be kept with a file that was read. */
export type ToKeep = Pick<FileRecord, 'fileId' | 'name' | 'size' | 'rowCount' | 'kept'>;

/** The bytes of tables by where they come from, and the table that was read last. */
export class TableShelf {
  readonly files: FileKeeper;
  readonly #options: ShelfOptions;
  /** Files that are not kept yet, or that the browser would not keep: they are there as long as the worker is. */
  readonly #unkept = new Map<string, Uint8Array>();
  #last: { readonly key: string; readonly table: TableFile } | null = null;

  constructor(options: ShelfOptions) {
    this.files = options.files;
    this.#options = options;
  }

  /** Takes in a file; it is kept once it was read. Throws a CsvError for one that is too large, before it is read. */
  async takeIn(file: Blob): Promise<ShelvedFile> {
    checkFileSize(file.size);
    const bytes = await blobBytes(file);
    const hashed = this.#options.hash(bytes);
    // One of a size that no kept file has is a new one: it can be read while it is hashed.
    const record = (await this.#keepsOneOf(file.size)) ? await this.record(await hashed) : null;
    const fileId = hashed.then((id) => {
      if (record === null) this.#unkept.set(id, bytes);
      return id;
    });
    fileId.catch(() => undefined); // it is told to whoever asks for it
    return { fileId, bytes, record };
  }

  async #keepsOneOf(size: number): Promise<boolean> {
    const kept = await this.files.list().catch(() => []);
    return kept.some((file) => file.size === size);
  }

  /** Keeps a file that was read, with what was chosen about it. Why the browser does not; null where it does. */
  async keep({ fileId, name, size, rowCount, kept }: ToKeep): Promise<string | null> {
    const bytes = this.#unkept.get(fileId);
    try {
      if (bytes === undefined) await this.files.amend(fileId, { rowCount, kept });
      else await this.files.keep({ fileId, name, size, keptAt: this.#options.now(), rowCount, kept }, bytes);
    } catch (error) {
      return whyNot(error);
    }
    this.#unkept.delete(fileId);
    return null;
  }

  /** What is kept of a file; null where nothing is, or the browser cannot say. */
  record(fileId: string): Promise<FileRecord | null> {
    return this.files.find(fileId).catch(() => null);
  }

  /** Throws with what to do where they are gone. */
  async bytes(source: TableSource): Promise<Uint8Array> {
    if (source.kind === 'site') return this.#options.fetchFile(source.path);
    const bytes = this.#unkept.get(source.fileId) ?? (await this.files.bytes(source.fileId));
    if (bytes === null) throw new Error('The file is no longer kept in this browser. Choose or drop it again.');
    return bytes;
  }

  /** The table of an experiment: the one read last, or read now. Throws as {@link readTableFile} does. */
  async read({ source, reading }: Pick<TableConfig, 'source' | 'reading'>): Promise<TableFile> {
    const known = this.find(source, reading);
    if (known !== null) return known;
    const work = readTableFile(await this.bytes(source), reading);
    const table = await inTurns(work, this.#options, { isDropped: () => false, onStep: () => undefined });
    this.put(source, reading, table);
    return table;
  }

  put(source: TableSource, reading: ReadingChoice, table: TableFile): void {
    this.#last = { key: keyOf(source, reading), table };
  }

  /** The table read last, where it is this one. */
  find(source: TableSource, reading: ReadingChoice): TableFile | null {
    return this.#last?.key === keyOf(source, reading) ? this.#last.table : null;
  }
}

function whyNot(error: unknown): string {
  const { name, message } = error as Error;
  const reason = name === 'QuotaExceededError' ? 'there is not enough room' : message;
  return `This browser does not keep the file (${reason}). It is here until the page is closed.`;
}

function keyOf(source: TableSource, reading: ReadingChoice): string {
  return JSON.stringify([source, reading]);
}

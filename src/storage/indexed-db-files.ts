import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { FileKeeper, FileRecord } from './file-keeper.ts';

interface Schema extends DBSchema {
  /** Records and bytes apart, so that a list does not read the bytes of every file. */
  fileRecords: { key: string; value: FileRecord };
  fileBytes: { key: string; value: ArrayBuffer };
}

const NAME = 'loopline';
const VERSION = 1;

/** Keeps files in IndexedDB. The data base is opened with the first use, and again after a failure. */
export class IndexedDbFiles implements FileKeeper {
  #opened: Promise<IDBPDatabase<Schema>> | null = null;

  async list(): Promise<readonly FileRecord[]> {
    const records = await (await this.#database()).getAll('fileRecords');
    return records.sort((one, other) => other.keptAt.localeCompare(one.keptAt));
  }

  async find(fileId: string): Promise<FileRecord | null> {
    return (await (await this.#database()).get('fileRecords', fileId)) ?? null;
  }

  async bytes(fileId: string): Promise<Uint8Array | null> {
    const buffer = await (await this.#database()).get('fileBytes', fileId);
    return buffer === undefined ? null : new Uint8Array(buffer);
  }

  async keep(record: FileRecord, bytes: Uint8Array): Promise<void> {
    const transaction = (await this.#database()).transaction(['fileRecords', 'fileBytes'], 'readwrite');
    const isWhole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
    const buffer = (isWhole ? bytes : bytes.slice()).buffer as ArrayBuffer;
    await Promise.all([
      transaction.objectStore('fileRecords').put(record, record.fileId),
      transaction.objectStore('fileBytes').put(buffer, record.fileId),
      transaction.done,
    ]);
  }

  async amend(fileId: string, change: Partial<FileRecord>): Promise<void> {
    const transaction = (await this.#database()).transaction('fileRecords', 'readwrite');
    const record = await transaction.store.get(fileId);
    if (record !== undefined) await transaction.store.put({ ...record, ...change }, fileId);
    await transaction.done;
  }

  async delete(fileId: string): Promise<void> {
    const transaction = (await this.#database()).transaction(['fileRecords', 'fileBytes'], 'readwrite');
    await Promise.all([
      transaction.objectStore('fileRecords').delete(fileId),
      transaction.objectStore('fileBytes').delete(fileId),
      transaction.done,
    ]);
  }

  #database(): Promise<IDBPDatabase<Schema>> {
    this.#opened ??= openDB<Schema>(NAME, VERSION, {
      upgrade: (database) => {
        database.createObjectStore('fileRecords');
        database.createObjectStore('fileBytes');
      },
      // Another tab has a newer page: it must not wait for this one.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        this.#opened = null;
      },
      terminated: () => {
        this.#opened = null;
      },
    }).catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }
}

import type { FileKeeper, FileRecord } from '../file-keeper.ts';

/** Keeps files as long as the test runs; `refuse` makes everything fail as a browser without room does. */
export class MemoryFiles implements FileKeeper {
  refuse: Error | null = null;
  readonly #records = new Map<string, FileRecord>();
  readonly #bytes = new Map<string, Uint8Array>();

  list(): Promise<readonly FileRecord[]> {
    return this.#do(() => [...this.#records.values()].reverse());
  }
  find(fileId: string): Promise<FileRecord | null> {
    return this.#do(() => this.#records.get(fileId) ?? null);
  }
  bytes(fileId: string): Promise<Uint8Array | null> {
    return this.#do(() => this.#bytes.get(fileId) ?? null);
  }
  keep(record: FileRecord, bytes: Uint8Array): Promise<void> {
    return this.#do(() => {
      this.#records.set(record.fileId, record);
      this.#bytes.set(record.fileId, bytes.slice());
    });
  }
  amend(fileId: string, change: Partial<FileRecord>): Promise<void> {
    return this.#do(() => {
      const record = this.#records.get(fileId);
      if (record !== undefined) this.#records.set(fileId, { ...record, ...change });
    });
  }
  delete(fileId: string): Promise<void> {
    return this.#do(() => {
      this.#records.delete(fileId);
      this.#bytes.delete(fileId);
    });
  }

  #do<T>(act: () => T): Promise<T> {
    return this.refuse === null ? Promise.resolve(act()) : Promise.reject(this.refuse);
  }
}

import type { KeptFile, ReadingChoice, TableChoices } from '../protocol/table-messages.ts';

/** What a person chose about a file, kept with it. */
export interface KeptChoices {
  readonly reading: ReadingChoice;
  readonly choices: TableChoices;
}

/** A file with all that is kept of it but its bytes. */
export interface FileRecord extends KeptFile {
  /** Null until the file was read to its end. */
  readonly kept: KeptChoices | null;
}

/** Keeps the user's files until they are deleted. Every method rejects where the browser cannot. */
export interface FileKeeper {
  /** The newest first. */
  list(): Promise<readonly FileRecord[]>;
  find(fileId: string): Promise<FileRecord | null>;
  bytes(fileId: string): Promise<Uint8Array | null>;
  /** Bytes and record, both or neither; one of the same id is replaced. */
  keep(record: FileRecord, bytes: Uint8Array): Promise<void>;
  /** Changes the record of a file that is kept; does nothing where it is not. */
  amend(fileId: string, change: Partial<Pick<FileRecord, 'rowCount' | 'kept'>>): Promise<void>;
  delete(fileId: string): Promise<void>;
}

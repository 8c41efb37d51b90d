import type {
  Change,
  EncodedColumn,
  KeptFile,
  ReadingChoice,
  ReadingView,
  TableId,
  TableRow,
  TableSource,
  TableView,
} from '../protocol/table-messages.ts';

/** A table that is being read. */
export interface TableOpening {
  readonly tableId: TableId;
  readonly fileName: string;
  readonly phase: 'bytes' | 'text' | 'rows' | 'columns';
  readonly done: number;
  readonly total: number;
  readonly rowsDone: number;
}

/** A file that could not be read as it is. */
export interface TableRefusal {
  readonly tableId: TableId;
  readonly fileName: string;
  readonly message: string;
  readonly line: number | null;
  readonly reading: ReadingView | null;
  readonly source: TableSource | null;
}

/** Rows as the model sees them. */
export interface EncodedRows {
  readonly first: number;
  readonly columns: readonly EncodedColumn[];
  readonly values: Float32Array;
  readonly lines: readonly number[];
  /** Of all there are. */
  readonly rowCount: number;
}

/** Everything the Data screen shows. Immutable. Only `applyTableEvent` changes what the worker tells. */
export interface TableDeskState {
  /** The user's files that are kept in the browser, the newest first. */
  readonly files: readonly KeptFile[];
  readonly filesError: string | null;
  /** Null unless a file is being read; what was open before stays until it is read. */
  readonly opening: TableOpening | null;
  /** The table that is open; null before the first. */
  readonly view: TableView | null;
  /** Why the last file could not be read; null once another is opened. */
  readonly refusal: TableRefusal | null;
  /** A change was sent and is not answered yet. */
  readonly isChanging: boolean;
  /** Why the last change or look at rows failed; null once one succeeds. */
  readonly failure: string | null;
  /** Rows that have come, by their index in the table; only those near what is looked at are kept. */
  readonly rows: ReadonlyMap<number, TableRow>;
  readonly encoded: EncodedRows | null;
  /** How many changes can be undone. */
  readonly undoCount: number;
}

export interface TableDeskActions {
  /** Opens files that were chosen or dropped: the first; says so in `refusal` where there is none to open. */
  openFile(file: File): void;
  /** Opens text that was pasted. */
  openText(text: string): void;
  openKept(file: KeptFile): void;
  /** Opens the table of a data set of the site; does nothing where it has none. */
  openDataset(name: string): void;
  cancelOpening(): void;
  /** Reads the open (or refused) file anew with parts of the reading chosen; `null` of encoding guesses. */
  setReading(choice: Partial<ReadingChoice>): void;
  change(change: Change): void;
  undo(): void;
  /** Asks for rows unless they are there. */
  readRows(first: number, count: number): void;
  readEncodedRows(first: number, count: number): void;
  deleteFile(fileId: string): void;
  listFiles(): void;
  /** Puts the open table into the Lab's form as its data set; the settings that suit it with it. */
  useInLab(): void;
}

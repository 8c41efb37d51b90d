// What page and worker say to each other about tables. One table is open at a time; messages about another are late.
import type { ColumnSummary } from '../datasets/csv/columns/column-summary.ts';
import type { Change, TableProblem } from '../datasets/csv/columns/problems/table-problem.ts';
import type { ColumnChoices, ColumnType, Role, TableChoices } from '../datasets/csv/columns/table-choices.ts';
import type { Encoding } from '../datasets/csv/decode-text.ts';
import type { Dialect } from '../datasets/csv/dialect.ts';
import type { DialectGuess } from '../datasets/csv/find-dialect.ts';
import type { FileReading as ReadingView } from '../datasets/csv/read-table-file.ts';
import type { ReadingChoice } from '../datasets/csv/reading-choice.ts';
import type { EncodedColumn } from '../datasets/dataset-definition.ts';
import type { TableSource } from '../datasets/table-config.ts';

/** Names one opening of a table. */
export type TableId = string & { readonly __brand: 'TableId' };

/** What is to be opened: a file just chosen, dropped or pasted, or one whose bytes the worker can get itself. */
export type TableOrigin = TableSource | { readonly kind: 'new'; readonly file: Blob };

export type TableCommand =
  /** Read a table and look at it. Answered with `tableReading` as it goes, then `tableUnderstood` or `tableRefused`. */
  | {
      readonly type: 'openTable';
      readonly tableId: TableId;
      readonly origin: TableOrigin;
      readonly fileName: string;
      /** Null takes what was kept with the file, else guesses. */
      readonly reading: ReadingChoice | null;
      /** Null takes what was kept with the file, else proposes. */
      readonly choices: TableChoices | null;
      /** The experiment's: the split follows from it. */
      readonly seed: number;
    }
  /** Give up the reading; what was there before stays. Answered with `tableCancelled`. */
  | { readonly type: 'cancelTable'; readonly tableId: TableId }
  /** Answered with `tableUnderstood`. */
  | { readonly type: 'changeTable'; readonly tableId: TableId; readonly change: Change }
  /** Go back to choices that the table had. Answered with `tableUnderstood`. */
  | { readonly type: 'setTableChoices'; readonly tableId: TableId; readonly choices: TableChoices }
  | { readonly type: 'setTableSeed'; readonly tableId: TableId; readonly seed: number }
  /** Rows as they were read. Answered with `tableRowsRead`. */
  | { readonly type: 'readTableRows'; readonly tableId: TableId; readonly first: number; readonly count: number }
  /** Rows as the model sees them. Answered with `encodedRowsRead`. */
  | { readonly type: 'readEncodedRows'; readonly tableId: TableId; readonly first: number; readonly count: number }
  /** Answered with `filesListed`. */
  | { readonly type: 'listFiles' }
  /** Answered with `filesListed`. */
  | { readonly type: 'deleteFile'; readonly fileId: string };

export interface ColumnView {
  readonly index: number;
  readonly name: string;
  readonly type: ColumnType;
  /** Why this type, with counts. */
  readonly evidence: string;
  readonly role: Role;
  /** Why this role. */
  readonly reason: string;
  readonly choices: ColumnChoices;
  readonly summary: ColumnSummary;
}

/** A row of the file that is not in the table, or was mended to be. */
export interface UnfitRow {
  readonly line: number;
  readonly expected: number;
  readonly got: number;
}

/** What a model would learn: nothing while there is no target. */
export type TableTask =
  | { readonly kind: 'classes'; readonly targetName: string; readonly classNames: readonly string[] }
  | { readonly kind: 'number'; readonly targetName: string };

/** All the page shows of a table but its rows. Small, however many rows there are. */
export interface TableView {
  readonly tableId: TableId;
  readonly source: TableSource;
  readonly fileName: string;
  /** In bytes. */
  readonly fileSize: number;
  /** Why the file could not be kept in the browser; null where it is kept, or lies on the site. */
  readonly whyNotKept: string | null;
  readonly reading: ReadingView;
  /** All rows that were read, those left out by choice among them. */
  readonly rowCount: number;
  readonly columns: readonly ColumnView[];
  readonly problems: readonly TableProblem[];
  /** Why training would mean nothing; null where it can start. */
  readonly whyNotTrain: string | null;
  readonly excludedRows: readonly UnfitRow[];
  readonly paddedRows: readonly UnfitRow[];
  /** What was noticed while it was read, each a sentence. */
  readonly notices: readonly string[];
  readonly choices: TableChoices;
  readonly task: TableTask | null;
  /** Rows of each part, and of each class in it where there are classes; null while nothing can be split. */
  readonly parts: readonly TablePart[] | null;
}

export interface TablePart {
  readonly name: 'train' | 'valid' | 'test';
  readonly rowCount: number;
  /** By index of the class; empty where the target is a number. */
  readonly classCounts: readonly number[];
}

/** A file of the user's that is kept in the browser. */
export interface KeptFile {
  readonly fileId: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** ISO time. */
  readonly keptAt: string;
  /** Null where it was never read to its end. */
  readonly rowCount: number | null;
}

export type TableEvent =
  | {
      readonly type: 'tableReading';
      readonly tableId: TableId;
      readonly phase: 'bytes' | 'text' | 'rows' | 'columns';
      /** Of `total` bytes or characters. */
      readonly done: number;
      readonly total: number;
      readonly rowsDone: number;
    }
  /** After it was understood: whether the browser keeps the file. */
  | { readonly type: 'tableKeeping'; readonly tableId: TableId; readonly whyNotKept: string | null }
  | { readonly type: 'tableUnderstood'; readonly tableId: TableId; readonly view: TableView }
  /** The file cannot be read as it is. `reading` is there where another choice may help. */
  | {
      readonly type: 'tableRefused';
      readonly tableId: TableId;
      readonly message: string;
      readonly line: number | null;
      readonly reading: ReadingView | null;
      /** Where its bytes are now, so that it can be opened with other choices; null where they could not be read. */
      readonly source: TableSource | null;
    }
  /** A change or a look at rows failed; the table is as it was. */
  | { readonly type: 'tableQuestionFailed'; readonly tableId: TableId; readonly message: string }
  | { readonly type: 'tableCancelled'; readonly tableId: TableId }
  | {
      readonly type: 'tableRowsRead';
      readonly tableId: TableId;
      readonly first: number;
      readonly rows: readonly TableRow[];
    }
  | {
      readonly type: 'encodedRowsRead';
      readonly tableId: TableId;
      readonly first: number;
      readonly columns: readonly EncodedColumn[];
      /** Row by row; as many numbers each as there are columns. */
      readonly values: Float32Array;
      /** Line of each row. */
      readonly lines: readonly number[];
      /** Of all there are. */
      readonly rowCount: number;
    }
  /** `error`: why the kept files cannot be had, or one could not be deleted. */
  | { readonly type: 'filesListed'; readonly files: readonly KeptFile[]; readonly error: string | null };

export interface TableRow {
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  /** As they stand in the file, without spaces around them. */
  readonly cells: readonly string[];
  /** By column: it counts as missing. */
  readonly isMissing: readonly boolean[];
  /** Left out of training: by choice, or because it has no target. */
  readonly isLeftOut: boolean;
}

export type { Change, ColumnChoices, EncodedColumn, ColumnSummary, ColumnType, Dialect, DialectGuess, Encoding };
export type { ReadingChoice, ReadingView, Role, TableChoices, TableProblem, TableSource };

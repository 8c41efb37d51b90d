// What is asked of the model of a run besides its training: what it says about rows, and what it gets back.
import type { InputCounts } from '../datasets/dataset-definition.ts';

/** What the model says about every row of a stream, as columns. */
export interface StreamPredictions {
  readonly streamName: string;
  /** The model is as after this epoch, */
  readonly epochId: number;
  /** and has learned from batches since. */
  readonly hasLearnedSince: boolean;
  /** Line of the file of each row; null where the rows are not those of a file, whose place in the stream then counts. */
  readonly lines: Int32Array | null;
  /** Index of the class, or the number. */
  readonly target: Float64Array;
  readonly prediction: Float64Array;
  /** Of the class that is said; null for numbers. */
  readonly probability: Float32Array | null;
  readonly loss: Float32Array;
}

/** What the model says about one row that was typed in. */
export interface RowPrediction {
  /** The texts it was asked about, in the order of the inputs. */
  readonly cells: readonly string[];
  readonly said: SaidOfRow;
  /** By input: what could not be taken as it stood. */
  readonly counts: readonly InputCounts[];
}

export type SaidOfRow =
  | { readonly kind: 'classes'; readonly classIndex: number; readonly probabilities: Float32Array }
  | { readonly kind: 'number'; readonly value: number };

/** Another file with what the model says about each of its rows. */
export interface FilePrediction {
  readonly fileName: string;
  readonly rowCount: number;
  /** Inputs that the file has no column for; they were filled in as missing values are. */
  readonly missingColumns: readonly string[];
  /** Its columns that the model does not look at. */
  readonly unusedColumns: readonly string[];
  /** Of inputs where something could not be taken as it stood. */
  readonly counts: readonly (InputCounts & { readonly name: string })[];
  /** Rows that do not fit and have no prediction, each a line of the file. */
  readonly excludedLines: readonly number[];
  /** How well it does, where the file has the target too; null where it has not. */
  readonly score: {
    readonly name: 'accuracy' | 'mean absolute error';
    readonly value: number;
    readonly rowCount: number;
  } | null;
  /** The first rows of the result: as many texts as `header` has names. */
  readonly header: readonly string[];
  readonly preview: readonly (readonly string[])[];
  /** The whole file with the columns that were added. Text that a spreadsheet would run as a formula has a `'` before it. */
  readonly csv: string;
}

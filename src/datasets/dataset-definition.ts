import type { Dataset, Options, RandomSource } from '../loop/index.ts';
import type { DecimalMark } from './csv/dialect.ts';
import type { FeatureEncoder } from './encode/encode-features.ts';
import type { EncodedMatrix } from './encode/encoded-matrix.ts';
import type { PlaneClasses } from './synthetic/plane-classes.ts';
import type { PlanePoint } from './synthetic/plane-point.ts';

/** What a model has to say about each row. */
export type Target =
  | {
      readonly kind: 'classes';
      readonly name: string;
      readonly classNames: readonly string[];
      /** What the loss of a training row counts, by its class; absent or null: all count the same. */
      readonly classWeights?: readonly number[] | null;
    }
  | {
      readonly kind: 'number';
      readonly name: string;
      /** Mean and standard deviation in the training rows (1 where these are alike): a model learns (number - mean) / scale. */
      readonly mean: number;
      readonly scale: number;
    };

/** Class indices, or numbers in the target's own unit; in double precision, for a number may be large and its spread small. */
export type TargetValues = Int32Array | Float64Array;

/** The rows of a data set with two inputs, in the units of its columns: what the decision map draws. */
export interface PlanePoints {
  readonly xLabel: string;
  readonly yLabel: string;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Class index of each point. */
  readonly classIndex: Uint8Array;
  /** Index into {@link PreparedDataset.streamNames} of the stream each point belongs to. */
  readonly streamIndex: Uint8Array;
  /** The window to draw: all points with a margin. */
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  /** What the encoder does to a coordinate, so that a place on the map can be shown to the model. */
  readonly xEncoding: { readonly mean: number; readonly scale: number };
  readonly yEncoding: { readonly mean: number; readonly scale: number };
  /** True where a person put the points there, absent where the data have them. */
  readonly isEdited?: boolean;
}

/** Some square images of a data set. */
export interface Thumbnails {
  /** Pixels across and down. */
  readonly side: number;
  /** From 0 to 255, image by image and row by row. */
  readonly ink: Uint8Array;
  /** Of each image. */
  readonly classIndex: Uint8Array;
}

/** A feature as a form asks for it. What there is to choose from, and the range, are those of the training rows alone. */
export type RowInput = { readonly name: string; /** Index of the table's column. */ readonly source: number } & (
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      /** A power of ten that all of them are multiples of, or nearly so. */
      readonly step: number;
      /** The middle one. */
      readonly typical: number;
    }
  | {
      readonly kind: 'category';
      readonly choices: readonly string[];
      /** The most frequent. */
      readonly typical: string;
    }
  | {
      readonly kind: 'date';
      /** Dates are texts as a control for them has it: `2024-03-04`, or `2024-03-04T05:06` where `hasTime`. */
      readonly min: string;
      readonly max: string;
      readonly typical: string;
      readonly hasTime: boolean;
    }
);

/** A number that a model sees, and the column it comes from. */
export interface EncodedColumn {
  /** `bill_length_mm`, `island: Dream`, `sex is missing`. */
  readonly name: string;
  /** Index of the table's column. */
  readonly source: number;
  /** What was done: `(x - 43.9) / 5.5, from the training rows`. */
  readonly how: string;
}

/** What could not be taken as it stood among the texts of one input. */
export interface InputCounts {
  /** Cells that stand for no value; they were filled in. */
  readonly missing: number;
  /** Cells that are no number or no date; they count as missing. */
  readonly unreadable: number;
  /** Cells with a kind that the training rows do not have; they go to `other`. */
  readonly unseen: number;
}

/** Texts as a model sees them. */
export interface EncodedTexts extends EncodedMatrix {
  /** By index of the input. */
  readonly counts: readonly InputCounts[];
}

/** The rows of one stream, encoded. */
export interface StreamRows {
  readonly features: EncodedMatrix;
  readonly target: TargetValues;
}

/** How rows of a table become what the model sees: for single rows typed in, for another file, and for its own rows. */
export interface RowForm {
  /** The columns that the model sees, in the order of the table. Those that tell no training rows apart are not among them. */
  readonly inputs: readonly RowInput[];
  /** One for each input, in their order: fitted on the training rows alone. Plain data, to be stored with the model. */
  readonly encoders: readonly FeatureEncoder[];
  /** One for each number of an encoded row. */
  readonly encodedColumns: readonly EncodedColumn[];
  /**
   * Encodes rows of texts, each with a text for each input in their order; a text that lacks is missing. `mark` is the
   * decimal mark they are written with, if it is not the point. Texts are read as those of the table's file were.
   */
  encode(cells: readonly (readonly string[])[], mark?: DecimalMark): EncodedTexts;
  /** All rows of the table that were not left out by choice, those without a target among them, with their lines. No copy. */
  readonly rows: { readonly features: EncodedMatrix; readonly lines: Int32Array };
  /** Line of the file of each row of a stream: ascending for `train`, for the others in the order of the stream, which is the same. */
  readonly sourceLines: Readonly<Record<string, Int32Array>>;
  /** The rows of a stream in the order of {@link sourceLines}, each once. Throws where there is no such stream. */
  streamRows(streamName: string): StreamRows;
}

/** What the simplest of all models reaches on the rows of one stream: one that says the same of every row. */
export type Baseline =
  | {
      readonly kind: 'classes';
      /** The class that most training rows have. */
      readonly says: string;
      readonly accuracy: number;
      readonly macroF1: number;
    }
  | {
      readonly kind: 'number';
      /** The mean of the training rows. */
      readonly says: number;
      readonly mae: number;
      readonly rmse: number;
      readonly r2: number;
    };

/**
 * A data set made ready: streams of encoded batches. Batches have the sources `features` (float32 NdArray) and `target`
 * (Int32Array of class indices, or Float64Array of numbers in their own unit).
 */
export interface PreparedDataset extends Dataset {
  /** `train`, `valid`, `test`, in this order. */
  readonly streamNames: readonly string[];
  readonly numBatches: Readonly<Record<string, number>>;
  /** Rows of a pass: where rare classes are repeated, `train` has more than there are rows. */
  readonly rowCounts: Readonly<Record<string, number>>;
  /** Shape of one row of `features`, such as [8] or [8, 8, 1]. */
  readonly inputShape: readonly number[];
  /** What each number of a row of `features` is (for images: one entry, `pixels`). */
  readonly featureNames: readonly string[];
  readonly target: Target;
  /** Points of a set with exactly two inputs, else null. */
  readonly plane: PlanePoints | null;
  /** Some images to look at; null where the rows are no images. */
  readonly thumbnails: Thumbnails | null;
  /** How rows of a table are encoded; null for images and drawn points. */
  readonly rowForm: RowForm | null;
  /** By stream, NaN where it has no rows; null where none is known. Scores as the loop's metrics hooks define them. */
  readonly baseline: Readonly<Record<string, Baseline>> | null;
  /** What was done to the data, each a sentence for the log: rows left out, values filled in, columns encoded. */
  readonly notes: readonly string[];
}

export interface PreparationInput {
  /** The bytes of {@link DatasetDefinition.files}, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly batchSize: number;
  readonly random: RandomSource;
  /** Of a set with {@link DatasetDescription.drawnClasses}: points in place of those the seed makes. Absent or null: none. */
  readonly points?: readonly PlanePoint[] | null;
}

/** A file of the site that can be opened as a table, with the choices that make it this data set. */
export interface TableDescription {
  /** Relative to `datasets/` of the site. */
  readonly path: string;
  /** Names of columns. */
  readonly target: string;
  readonly features: readonly string[];
  /** As the split rule of the table's choices, with columns by their names. */
  readonly split: NamedSplit;
}

export type NamedSplit =
  | { readonly kind: 'stratified' | 'shuffled' }
  | { readonly kind: 'grouped'; readonly column: string }
  | { readonly kind: 'ordered'; readonly column: string | null };

/** A data set as it describes itself (design D12). */
export interface DatasetDescription {
  readonly name: string;
  readonly label: string;
  /** The experiment's name: "Penguins: which species?" */
  readonly question: string;
  /** One sentence. */
  readonly explanation: string;
  /** Shown beside the data; null for generated sets. */
  readonly citation: string | null;
  readonly options: Options;
  /** Files it needs, relative to `datasets/` of the site. */
  readonly files: readonly string[];
  /** How it is opened as a table; null where its rows are not those of a CSV file. */
  readonly table: TableDescription | null;
  /** The classes of points that are drawn from the seed, which a person may edit; absent where the data are given. */
  readonly drawnClasses?: PlaneClasses;
  /** What a model learns of it: absent, one of some classes. */
  readonly task?: 'classes' | 'number';
  /** Settings that learn this set well, as a start; `hiddenLayers` in the notation of config/layer-notation. */
  readonly start: {
    readonly hiddenLayers: string;
    readonly optimizer: 'sgd' | 'momentum' | 'adam';
    readonly learningRate: number;
    readonly batchSize: number;
    readonly epochs: number;
  };
}

/** A data set: one file each; the catalog has one line for it. */
export interface DatasetDefinition extends DatasetDescription {
  prepare(input: PreparationInput): PreparedDataset;
}

import type { Dataset, Options, RandomSource } from '../loop/index.ts';

/** What a model has to say about each row. */
export type Target =
  | { readonly kind: 'classes'; readonly name: string; readonly classNames: readonly string[] }
  | { readonly kind: 'number'; readonly name: string };

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
}

/** A data set made ready: streams of encoded batches. Batches have the sources `features` (float32 NdArray) and `target` (Int32Array of class indices, or Float32Array). */
export interface PreparedDataset extends Dataset {
  /** `train`, `valid`, `test`, in this order. */
  readonly streamNames: readonly string[];
  readonly numBatches: Readonly<Record<string, number>>;
  readonly rowCounts: Readonly<Record<string, number>>;
  /** Shape of one row of `features`, such as [8] or [8, 8, 1]. */
  readonly inputShape: readonly number[];
  /** What each number of a row of `features` is (for images: one entry, `pixels`). */
  readonly featureNames: readonly string[];
  readonly target: Target;
  /** Points of a set with exactly two inputs, else null. */
  readonly plane: PlanePoints | null;
  /** What was done to the data, each a sentence for the log: rows left out, values filled in, columns encoded. */
  readonly notes: readonly string[];
}

export interface PreparationInput {
  /** The bytes of {@link DatasetDefinition.files}, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly batchSize: number;
  readonly random: RandomSource;
}

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

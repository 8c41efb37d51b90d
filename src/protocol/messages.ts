// The seam between page and worker (design D6, D10): commands in the imperative go in, events in the past tense come
// out, each names its run, all are plain structured-cloneable data. Only numbers and text cross, never code.
import type { BackendDecision } from '../config/backends.ts';
import type { ExperimentConfig } from '../config/experiment-config.ts';
import type { Baseline, PlanePoints, RowInput, Target, Thumbnails } from '../datasets/dataset-definition.ts';
import type { GatePoint, HoldReason, HookDescription, LogLevel, StepUnit, StreamProgress } from '../loop/index.ts';
import type { FilePrediction, RowPrediction, StreamPredictions } from './prediction-messages.ts';

export type RunId = string & { readonly __brand: 'RunId' };

export type Command =
  /** The first message: where the site's files lie, as an absolute URL. */
  | { readonly type: 'open'; readonly siteUrl: string }
  /** Prepare the data set only and answer with `datasetInspected`. `runId` names the request. */
  | { readonly type: 'inspectDataset'; readonly runId: RunId; readonly config: ExperimentConfig }
  /** Build and run. With `step`, the run starts held and goes that far. */
  | {
      readonly type: 'start';
      readonly runId: RunId;
      readonly config: ExperimentConfig;
      readonly step: StepUnit | null;
      readonly eventsPerSecond: number | null;
    }
  /** Go on with a run that ended: up to `epochsCount` of its config if that is not reached, else that many epochs more. */
  | { readonly type: 'continue'; readonly runId: RunId; readonly step: StepUnit | null }
  | { readonly type: 'pause'; readonly runId: RunId }
  | { readonly type: 'resume'; readonly runId: RunId }
  | { readonly type: 'step'; readonly runId: RunId; readonly unit: StepUnit }
  /** Slow the run down to so many events a second; null is full speed. Kept where it does not run. */
  | { readonly type: 'setSpeed'; readonly runId: RunId; readonly eventsPerSecond: number | null }
  | { readonly type: 'stop'; readonly runId: RunId }
  /** Leave the run where it stands and free it. Answered with `abandoned`. */
  | { readonly type: 'abandon'; readonly runId: RunId }
  /** Measure one stream with the model of a run that has ended (emloop's `run_evaluation`). */
  | { readonly type: 'evaluate'; readonly runId: RunId; readonly streamName: string }
  /** Send the content of an artifact. */
  | { readonly type: 'readArtifact'; readonly runId: RunId; readonly name: string }
  /** Put a checkpoint back into the model of a run that has ended or is held. */
  | { readonly type: 'restoreCheckpoint'; readonly runId: RunId; readonly name: string }
  /** Tell what the model says about every row of a stream; the run has ended or is held. */
  | { readonly type: 'predictStream'; readonly runId: RunId; readonly streamName: string }
  /** Tell what the model says about one row: a text for each of {@link DatasetSummary.inputs}, in their order. */
  | { readonly type: 'predictRow'; readonly runId: RunId; readonly cells: readonly string[] }
  /** Tell what the model says about the rows of another file; its columns are found by their names. */
  | { readonly type: 'predictFile'; readonly runId: RunId; readonly file: Blob; readonly fileName: string }
  /** Back-pressure: the page has taken in the `progressed` event of this number. */
  | { readonly type: 'acknowledge'; readonly runId: RunId; readonly sequence: number };

/** An error as plain data: native errors do not survive cloning in every browser. */
export interface ErrorRecord {
  readonly name: string;
  readonly message: string;
  readonly stack: string | null;
}

/** What is known of a data set before training. */
export interface DatasetSummary {
  readonly name: string;
  readonly streamNames: readonly string[];
  readonly rowCounts: Readonly<Record<string, number>>;
  readonly numBatches: Readonly<Record<string, number>>;
  readonly inputShape: readonly number[];
  readonly featureNames: readonly string[];
  readonly target: Target;
  readonly plane: PlanePoints | null;
  readonly thumbnails: Thumbnails | null;
  /** What a row typed in is made of; null where rows cannot be. */
  readonly inputs: readonly RowInput[] | null;
  /** What the simplest model of all reaches, by stream; null where none is known. */
  readonly baseline: Readonly<Record<string, Baseline>> | null;
  readonly notes: readonly string[];
}

/** What the page shows of a hook. */
export type HookSummary = Pick<HookDescription, 'name' | 'explanation' | 'does'>;

/** What is going to run: fixed from `started` to the end of the run. */
export interface RunPlan {
  readonly config: ExperimentConfig;
  readonly dataset: DatasetSummary;
  /** In call order, those of the list first, then those that the worker appends. */
  readonly hooks: readonly HookSummary[];
  /** Train stream, then extra streams: the streams of every epoch. */
  readonly streams: readonly string[];
  readonly batchSize: number;
  readonly layers: readonly LayerSummary[];
  readonly parameterCount: number;
  /** What the engine takes for the model and a batch of it; null where it is not planned ahead. */
  readonly memoryBytes: number | null;
  readonly backend: BackendDecision;
  readonly onEmptyBatch: 'ignore' | 'warn' | 'error';
}

export interface LayerSummary {
  readonly label: string;
  /** Shape of one row of its output. */
  readonly outputShape: readonly number[];
  readonly parameterCount: number;
}

/** The batches since the last message, as columns. `streamIndex` points into {@link RunPlan.streams}. */
export interface BatchColumns {
  readonly count: number;
  readonly streamIndex: Uint8Array;
  readonly epochId: Int32Array;
  readonly batchIndex: Int32Array;
  readonly rowCount: Int32Array;
  /** Mean loss of the batch's rows. */
  readonly loss: Float32Array;
}

/** What the last acts of the loop gave, for the listing's lines. Seconds, NaN where not yet done. */
export interface LastActs {
  readonly readRowCount: number;
  readonly readSeconds: number;
  readonly runLoss: number;
  readonly runSeconds: number;
}

/** Seconds of the last epoch, by stream and kind of work (emloop 2.12). */
export interface EpochProfile {
  readonly epochId: number;
  readonly streams: readonly {
    readonly name: string;
    readonly read: number;
    readonly model: number;
    readonly hooks: number;
  }[];
  readonly afterEpochHooks: number;
  /** Seconds each hook took in this epoch, all its events together; index as in {@link RunPlan.hooks}. */
  readonly hookSeconds: readonly number[];
}

/** Class probabilities over the window of {@link PlanePoints}, row by row from the top left: `[side * side * classes]`. */
export interface DecisionMap {
  readonly epochId: number;
  readonly side: number;
  readonly classCount: number;
  readonly probabilities: Float32Array;
  /** For each point of the plane: 1 where the model is right. */
  readonly isRight: Uint8Array;
}

/** Hexadecimal digits that stand for the weights at the end of a run: other weights, others. Null where there was no model. */
export type WeightsDigest = string;

/** What to do about the way a run ended, as a sentence. */
export interface Advice {
  readonly text: string;
  /** One that would have kept the numbers from blowing up, where that is why the run ended; else null. */
  readonly learningRate: number | null;
  /** The way to be offered first where both are open. */
  readonly first: 'goOn' | 'reset';
}

/** What there is to look at, without its content. `size` in characters or bytes. */
export interface ArtifactSummary {
  readonly name: string;
  readonly mediaType: string;
  readonly epochId: number | null;
  readonly size: number;
  /** Grows with every change, so that one rewritten at the same size is known to be another. */
  readonly revision: number;
}

export interface ArtifactContent {
  readonly name: string;
  readonly mediaType: string;
  /** That of the {@link ArtifactSummary} it belongs to. */
  readonly revision: number;
  readonly content: string | Uint8Array;
}

export interface CheckpointSummary {
  readonly name: string;
  readonly epochId: number;
}

/** Where in the training a model is: after which epoch, and whether it has learned from batches since. */
export interface Moment {
  readonly epochId: number;
  readonly hasLearnedSince: boolean;
}

/** What an evaluation put into `epochData`: a value for each variable, or for each part of it (`mean`, a class name). */
export interface Evaluation {
  /** The model has learned from batches since that epoch. */
  readonly hasLearnedSince: boolean;
  readonly streamName: string;
  readonly epochId: number;
  readonly values: readonly { readonly variable: string; readonly part: string | null; readonly value: number }[];
}

/** What can be asked of a run besides where it goes; each is answered in its turn. */
export type RequestName =
  'evaluate' | 'readArtifact' | 'restoreCheckpoint' | 'predictStream' | 'predictRow' | 'predictFile';

export type TrainingEvent =
  | { readonly type: 'datasetInspected'; readonly runId: RunId; readonly dataset: DatasetSummary }
  | { readonly type: 'inspectionFailed'; readonly runId: RunId; readonly error: ErrorRecord }
  /** Getting ready: a sentence such as "Building the model, 240 rows". */
  | { readonly type: 'preparationAdvanced'; readonly runId: RunId; readonly message: string }
  /** `isContinued`: it goes on where it ended, with more epochs; what was seen so far stays. */
  | { readonly type: 'started'; readonly runId: RunId; readonly plan: RunPlan; readonly isContinued: boolean }
  /** At most 10 a second while running; one for each held point while stepping. */
  | {
      readonly type: 'progressed';
      readonly runId: RunId;
      readonly sequence: number;
      readonly position: GatePoint;
      readonly batches: BatchColumns;
      readonly lastActs: LastActs;
      /** Batches of all streams a second since the last message; NaN while held. */
      readonly batchesPerSecond: number;
      /** Mean seconds each hook took so far in this epoch; index as in {@link RunPlan.hooks}. */
      readonly hookSeconds: Float64Array;
      /** What ShowProgress tells of the stream in hand; null between streams. */
      readonly streamProgress: StreamProgress | null;
      /** Seconds until epochsCount is reached at the present pace, or null when unknown. */
      readonly secondsLeft: number | null;
    }
  | { readonly type: 'held'; readonly runId: RunId; readonly reason: HoldReason; readonly position: GatePoint }
  | { readonly type: 'resumed'; readonly runId: RunId }
  | { readonly type: 'stopAsked'; readonly runId: RunId; readonly position: GatePoint }
  | {
      readonly type: 'epochFinished';
      readonly runId: RunId;
      readonly epochId: number;
      /** Stream → variable → mean over the examples. */
      readonly variables: Readonly<Record<string, Readonly<Record<string, number>>>>;
    }
  | { readonly type: 'epochProfiled'; readonly runId: RunId; readonly profile: EpochProfile }
  | { readonly type: 'mapDrawn'; readonly runId: RunId; readonly map: DecisionMap }
  /** All there are, each time there is a new one; at most 10 a second. */
  | { readonly type: 'artifactsChanged'; readonly runId: RunId; readonly artifacts: readonly ArtifactSummary[] }
  | { readonly type: 'artifactRead'; readonly runId: RunId; readonly artifact: ArtifactContent }
  | { readonly type: 'checkpointsChanged'; readonly runId: RunId; readonly checkpoints: readonly CheckpointSummary[] }
  | { readonly type: 'checkpointRestored'; readonly runId: RunId; readonly checkpoint: CheckpointSummary }
  /** Where the model has come to since a checkpoint was put back into it; before that it is where the loop is. */
  | { readonly type: 'modelMoved'; readonly runId: RunId; readonly moment: Moment }
  | { readonly type: 'evaluated'; readonly runId: RunId; readonly evaluation: Evaluation }
  | { readonly type: 'streamPredicted'; readonly runId: RunId; readonly predictions: StreamPredictions }
  | { readonly type: 'rowPredicted'; readonly runId: RunId; readonly prediction: RowPrediction }
  | { readonly type: 'filePredicted'; readonly runId: RunId; readonly prediction: FilePrediction }
  /** An evaluation, an artifact, a checkpoint or a prediction could not be had; the run itself is as it was. */
  | {
      readonly type: 'requestFailed';
      readonly runId: RunId;
      readonly request: RequestName;
      readonly error: ErrorRecord;
    }
  | {
      readonly type: 'logged';
      readonly runId: RunId;
      /** Seconds since the run started. */
      readonly seconds: number;
      readonly level: LogLevel;
      readonly message: string;
    }
  /** The run ended as it should: all epochs done, a hook asked for it, or Stop was pressed. */
  | {
      readonly type: 'finished';
      readonly runId: RunId;
      readonly reason: string;
      readonly endedBy: 'epochsCount' | 'stop' | 'hook';
      /** The place the end was decided at, for the way out on the track. */
      readonly position: GatePoint;
      readonly epochsDone: number;
      /** What went wrong and the way back, where a hook ended the run to protect it; else null. */
      readonly advice: Advice | null;
      readonly weightsDigest: WeightsDigest | null;
    }
  | {
      readonly type: 'failed';
      readonly runId: RunId;
      readonly error: ErrorRecord;
      readonly position: GatePoint | null;
      /** Null when nothing better than Reset is known. */
      readonly advice: Advice | null;
      /** True when the run can go on from a good state by `continue`. */
      readonly canContinue: boolean;
      readonly weightsDigest: WeightsDigest | null;
    }
  /** With null: there was no run, the page is cleared. */
  | { readonly type: 'abandoned'; readonly runId: RunId | null }
  /** Told by the page's own side: the worker could not start, died, or was ended by a second Stop. */
  | {
      readonly type: 'workerEnded';
      readonly runId: RunId | null;
      readonly cause: 'secondStop' | 'crash' | 'loadFailure';
      readonly error: ErrorRecord | null;
    };

// The page reads the loop's vocabulary through the protocol: it must not import the loop itself.
export type { GatePlace, GatePoint, HoldReason, HookEvent, LogLevel, StepUnit, StreamProgress } from '../loop/index.ts';
export type { Baseline, RowInput } from '../datasets/dataset-definition.ts';
export type { FilePrediction, RowPrediction, SaidOfRow, StreamPredictions } from './prediction-messages.ts';

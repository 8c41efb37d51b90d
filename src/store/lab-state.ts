import type { ExperimentForm, FormProblems } from '../config/experiment-form.ts';
import type { ExperimentConfig } from '../config/experiment-config.ts';
import type { PlanePoint } from '../config/drawn-points.ts';
import type {
  Advice,
  ArtifactSummary,
  CheckpointSummary,
  DatasetSummary,
  DecisionMap,
  EpochProfile,
  FilePrediction,
  ErrorRecord,
  Evaluation,
  GatePoint,
  HoldReason,
  LastActs,
  LogLevel,
  Moment,
  RequestName,
  RowPrediction,
  RunId,
  RunPlan,
  StepUnit,
  StreamPredictions,
  StreamProgress,
  TrainingEvent,
  WeightsDigest,
} from '../protocol/messages.ts';

import type { ArtifactContents } from './artifact-contents.ts';
import type { BatchLosses } from './batch-losses.ts';

/** The states of `look.md` section 5. Only `applyEvent` moves from one to another. */
export type RunStatus =
  | { readonly name: 'idle' }
  | { readonly name: 'preparing'; readonly message: string }
  | { readonly name: 'training' }
  | { readonly name: 'paused'; readonly reason: HoldReason }
  | { readonly name: 'stopping'; readonly isHeld: boolean }
  | {
      readonly name: 'finished';
      readonly reason: string;
      readonly endedBy: 'epochsCount' | 'stop' | 'hook';
      readonly advice: Advice | null;
    }
  | {
      readonly name: 'failed';
      readonly error: ErrorRecord;
      readonly advice: Advice | null;
      readonly canContinue: boolean;
    }
  /** The worker was ended and a new one is there; the page can train again at once. */
  | { readonly name: 'restarted'; readonly message: string };

/** One row of the table "Metrics by epoch". */
export interface EpochRow {
  readonly epochId: number;
  /** Stream → variable → mean. */
  readonly variables: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface LogEntry {
  /** Counts up over the page's life: a stable key. */
  readonly id: number;
  /** Seconds since the run started. */
  readonly seconds: number;
  readonly level: LogLevel;
  readonly message: string;
}

/** Why something that was asked of a run could not be had. */
export interface RequestError extends ErrorRecord {
  readonly request: RequestName;
}

/** Everything the Lab shows. Immutable: each event gives a new one that shares what did not change. */
export interface LabState {
  readonly form: ExperimentForm;
  /** Null while every field is good. */
  readonly problems: FormProblems | null;
  /** The config the form stands for, or null while it has problems. */
  readonly config: ExperimentConfig | null;
  readonly status: RunStatus;
  /** The run whose events are taken in; events of any other are late and ignored. */
  readonly runId: RunId | null;
  /** The newest look at the form's data set. */
  readonly inspectionId: RunId | null;
  /** The data set of the form, as inspected; null until the first answer. That of the run is `plan.dataset`. */
  readonly dataset: DatasetSummary | null;
  readonly datasetError: ErrorRecord | null;
  /** Of the run in hand or the last one; null before the first and after a reset. */
  readonly plan: RunPlan | null;
  readonly position: GatePoint | null;
  /** Where Stop was pressed, for the flag on the track. */
  readonly stopAskedAt: GatePoint | null;
  /** Where the end was decided (stop noticed, hook asked, exception), for the way out on the track. */
  readonly endedAt: GatePoint | null;
  /** Of the weights at the run's end; null while it is under way, and where there was no model. */
  readonly weightsDigest: WeightsDigest | null;
  readonly lastActs: LastActs | null;
  readonly epochs: readonly EpochRow[];
  readonly batchLosses: BatchLosses;
  readonly batchesPerSecond: number | null;
  readonly streamProgress: StreamProgress | null;
  readonly secondsLeft: number | null;
  /** Mean seconds per epoch each hook took; index as in plan.hooks. */
  readonly hookSeconds: readonly number[];
  readonly profile: EpochProfile | null;
  readonly map: DecisionMap | null;
  /** What the run's hooks made. */
  readonly artifacts: readonly ArtifactSummary[];
  /** What has come of their contents and is still kept. */
  readonly artifactContents: ArtifactContents;
  /** The artifact that a person looks at: its content stays, however many others are read. */
  readonly artifactInView: string | null;
  readonly checkpoints: readonly CheckpointSummary[];
  /** The newest evaluation. */
  readonly evaluation: Evaluation | null;
  /** What the model said about the rows of a stream, and of a file, when it was last asked; a run that goes on drops them. */
  readonly streamPredictions: StreamPredictions | null;
  readonly rowPrediction: RowPrediction | null;
  readonly filePrediction: FilePrediction | null;
  /** The checkpoint that was put back into the model of this run last. */
  readonly restoredCheckpoint: CheckpointSummary | null;
  /** Where the model has come to from there; null where none was put back: then it is where the loop is. */
  readonly modelMoment: Moment | null;
  /** What was asked of the run and is not answered yet. */
  readonly pendingRequests: readonly RequestName[];
  /** Why the last evaluation, artifact or checkpoint could not be had; null once it is asked for again. */
  readonly requestError: RequestError | null;
  readonly log: readonly LogEntry[];
  /** Events a second, null for full speed. */
  readonly eventsPerSecond: number | null;
  /** A command that was sent and not yet answered by an event: its button shows a dashed edge after 150 ms. */
  readonly pendingCommand: 'start' | 'pause' | 'resume' | 'step' | 'stop' | 'reset' | null;
}

/** What the page can ask for. Each sends a command; the status changes when the answer comes. */
export interface LabActions {
  /** Sets a field of the form; `datasetOptions.NAME` sets a data set option. Choosing a data set loads its start settings. */
  setField(name: string, value: string): void;
  /** Puts these in place of the points of the form's data set, which is one that the seed draws; null for the seed's own. */
  setPoints(points: readonly PlanePoint[] | null): void;
  train(): void;
  /** Trains from the first weights, also where a run could go on; one that is under way is left. */
  trainAnew(): void;
  pause(): void;
  resume(): void;
  step(unit: StepUnit): void;
  /** First press asks the loop to end; a second one ends the worker, answered or not. */
  stop(): void;
  /** Leaves the run and clears the page. Pressed again before the answer it ends the worker. */
  reset(): void;
  /** Measures a stream with the model of the run, which has to be over. */
  evaluate(streamName: string): void;
  /** Asks for the content of the artifact that a person looks at, unless the newest is there. */
  readArtifact(name: string): void;
  /** Asks for the contents of those of these that there are, but for those whose newest is there. */
  readArtifacts(names: readonly string[]): void;
  /** Asks what the model says about every row of a stream. */
  predictStream(streamName: string): void;
  /** Asks what the model says about a row, a text for each input. Asked again before the answer, the newest counts. */
  predictRow(cells: readonly string[]): void;
  predictFile(file: File): void;
  /** Puts a checkpoint back into the model of the run. */
  restoreCheckpoint(name: string): void;
  /** Adds a hook of the catalog to the form's list. */
  addHook(name: string): void;
  removeHook(id: string): void;
  /** Moves a hook to a place of the list. */
  moveHook(id: string, place: number): void;
  /** The way back from numbers that blew up: reset, with this in the form. */
  resetWithLearningRate(learningRate: string): void;
  setSpeed(eventsPerSecond: number | null): void;
}

export type { TrainingEvent };

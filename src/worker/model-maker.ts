import type { BackendDecision } from '../config/backends.ts';
import type { ExperimentConfig } from '../config/experiment-config.ts';
import type { PreparedDataset } from '../datasets/dataset-definition.ts';
import type { TrainableModel } from '../engine/create-model.ts';
import type { RandomSource } from '../loop/index.ts';

export interface ModelRequest {
  readonly config: ExperimentConfig;
  readonly dataset: PreparedDataset;
  readonly random: RandomSource;
}

export interface PreparedModel {
  readonly model: TrainableModel;
  /** The backend it runs on, and why. */
  readonly decision: BackendDecision;
}

/** Builds the model of an experiment on the backend it asks for. Rejects with a sentence for the user. */
export type ModelMaker = (request: ModelRequest) => Promise<PreparedModel>;

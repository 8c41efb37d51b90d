/** A model as it was after an epoch. */
export interface Checkpoint {
  /** `best`, `latest`, or the epoch; a later checkpoint of the same name replaces it. */
  readonly name: string;
  readonly epochId: number;
  /** What the model's `captureState` gave. */
  readonly model: unknown;
}

/** Keeps checkpoints. `save` may fail, and hooks say what then (emloop's `on_save_failure`). */
export interface CheckpointStore {
  save(checkpoint: Checkpoint): void | Promise<void>;
}

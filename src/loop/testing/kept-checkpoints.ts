import type { Checkpoint, CheckpointStore } from '../checkpoint.ts';

/** Keeps every checkpoint in the order saved; fails with `failure` while that is set. */
export class KeptCheckpoints implements CheckpointStore {
  readonly saved: Checkpoint[] = [];
  failure: Error | null = null;

  /** "best 3" for checkpoint `best` of epoch 3. */
  get names(): string[] {
    return this.saved.map(({ name, epochId }) => `${name} ${epochId}`);
  }

  async save(checkpoint: Checkpoint): Promise<void> {
    await Promise.resolve();
    if (this.failure !== null) throw this.failure;
    this.saved.push(checkpoint);
  }
}

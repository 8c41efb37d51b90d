import type { Checkpoint, CheckpointStore } from '../loop/index.ts';
import type { CheckpointSummary } from '../protocol/messages.ts';

/** A checkpoint after every epoch of a long run would fill the tab: the oldest of them go. */
const CAPACITY = 100;

/** Keeps checkpoints in memory. */
export class CheckpointShelf implements CheckpointStore {
  readonly #kept = new Map<string, Checkpoint>();
  #hasChanged = false;

  save(checkpoint: Checkpoint): void {
    this.#kept.delete(checkpoint.name);
    this.#kept.set(checkpoint.name, checkpoint);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > CAPACITY && oldest !== undefined) this.#kept.delete(oldest);
    this.#hasChanged = true;
  }

  /** Null when there is none of that name. */
  find(name: string): Checkpoint | null {
    return this.#kept.get(name) ?? null;
  }

  /** What there is, newest last, or null where nothing changed since it was last asked. */
  takeChanges(): readonly CheckpointSummary[] | null {
    if (!this.#hasChanged) return null;
    this.#hasChanged = false;
    return [...this.#kept.values()].map(({ name, epochId }) => ({ name, epochId }));
  }
}

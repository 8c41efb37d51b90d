import type { StreamPosition } from './stream-cursor.ts';

/** How far the epoch in hand has come. */
export interface EpochCursor {
  /** Stream passes of this epoch that are complete. */
  streamsDone: number;
  /** Batches read in the pass in hand. */
  batchIndex: number;
  /** Of these, the ones that reached the model. */
  nonempty: number;
}

/** A captured {@link import('./main-loop.ts').MainLoop}: plain, structured-cloneable data (design D8). */
export interface LoopState {
  readonly epochsDone: number;
  readonly isZerothEpochDone: boolean;
  /** Null between two epochs. */
  readonly cursor: Readonly<EpochCursor> | null;
  readonly streams: Readonly<Record<string, StreamPosition>>;
  /** Memory of each hook, in list order; undefined for a hook without any. */
  readonly hooks: readonly unknown[];
  readonly model: unknown;
}

/** Before the first stream of an epoch. */
export function newCursor(): EpochCursor {
  return { streamsDone: 0, batchIndex: 0, nonempty: 0 };
}

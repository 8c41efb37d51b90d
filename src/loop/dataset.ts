import type { Batch } from './batch.ts';

/** Opens one pass over a stream. `pass` counts from 0, so a stream is a function of (seed, pass) and can be replayed. */
export type StreamSource = (pass: number) => Iterable<Batch> | AsyncIterable<Batch>;

/** What the main loop reads: named streams, and how many batches each has when that is known. */
export interface Dataset {
  readonly streams: Readonly<Record<string, StreamSource>>;
  readonly numBatches?: Readonly<Record<string, number>>;
  /** Number and names of the classes, where the target is one (emloop's `num_classes` and `classes_names`). */
  readonly numClasses?: number;
  readonly classesNames?: readonly string[];
}

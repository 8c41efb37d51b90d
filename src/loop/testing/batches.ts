import type { Batch } from '../batch.ts';

/** A batch whose source `x` holds this number in every row: it can be told from all others. */
export function numberedBatch(number: number, rows = 2): Batch {
  return { x: new Array<number>(rows).fill(number) };
}

/** `count` batches numbered from `first` on. */
export function numberedBatches(count: number, first = 0): Batch[] {
  return Array.from({ length: count }, (_, index) => numberedBatch(first + index));
}

/** The number of a {@link numberedBatch}. */
export function numberOf(batch: Readonly<Record<string, unknown>>): unknown {
  return (batch['x'] as ArrayLike<unknown>)[0];
}

/** A source of numbered batches whose numbers name the pass too: batch 3 of pass 2 is 203. */
export function numberedSource(count: number): (pass: number) => Batch[] {
  return (pass) => numberedBatches(count, pass * 100);
}

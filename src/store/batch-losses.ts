import type { BatchColumns } from '../protocol/messages.ts';

/** The newest batch losses, oldest first, in parallel columns; replaced as a whole when batches arrive. */
export interface BatchLosses {
  readonly count: number;
  readonly epochId: Int32Array;
  /** Index into the plan's streams. */
  readonly streamIndex: Uint8Array;
  readonly batchIndex: Int32Array;
  readonly loss: Float32Array;
}

/** At most so many are kept: about what the last epochs need. */
export const BATCH_LOSS_CAPACITY = 3000;

export const NO_BATCH_LOSSES: BatchLosses = {
  count: 0,
  epochId: new Int32Array(0),
  streamIndex: new Uint8Array(0),
  batchIndex: new Int32Array(0),
  loss: new Float32Array(0),
};

/** The old ones and the new ones; the oldest go where there are too many. */
export function withBatches(losses: BatchLosses, batches: BatchColumns): BatchLosses {
  if (batches.count === 0) return losses;
  const epochId = newest(Int32Array, losses.epochId, batches.epochId);
  return {
    count: epochId.length,
    epochId,
    streamIndex: newest(Uint8Array, losses.streamIndex, batches.streamIndex),
    batchIndex: newest(Int32Array, losses.batchIndex, batches.batchIndex),
    loss: newest(Float32Array, losses.loss, batches.loss),
  };
}

function newest<T extends Int32Array | Uint8Array | Float32Array>(
  Column: new (length: number) => T,
  older: T,
  newer: T,
): T {
  const keptNew = newer.subarray(Math.max(0, newer.length - BATCH_LOSS_CAPACITY));
  const keptOld = older.subarray(Math.max(0, older.length - (BATCH_LOSS_CAPACITY - keptNew.length)));
  const joined = new Column(keptOld.length + keptNew.length);
  joined.set(keptOld, 0);
  joined.set(keptNew, keptOld.length);
  return joined;
}

import type { AfterBatch, BatchData } from './hook.ts';

/**
 * The argument of `afterBatch`, emloop's two parts. Whether the model learned is told besides, by the kind of the event:
 * it costs nothing for a batch, and who compares or copies the event sees what emloop gives.
 */
class MeasuredBatch implements AfterBatch {
  readonly streamName: string;
  readonly batchData: BatchData;

  constructor(streamName: string, batchData: BatchData) {
    this.streamName = streamName;
    this.batchData = batchData;
  }

  get isTraining(): boolean {
    return false;
  }
}

class LearnedBatch extends MeasuredBatch {
  override get isTraining(): boolean {
    return true;
  }
}

/** The event of a batch that the model has just learned from, or was only measured on. */
export function afterBatchEvent(
  { streamName, isTraining }: { readonly streamName: string; readonly isTraining: boolean },
  batchData: BatchData,
): AfterBatch {
  return isTraining ? new LearnedBatch(streamName, batchData) : new MeasuredBatch(streamName, batchData);
}

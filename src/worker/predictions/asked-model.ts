import type { PreparedDataset } from '../../datasets/dataset-definition.ts';
import type { TrainableModel } from '../../engine/create-model.ts';
import type { Clock } from '../../loop/index.ts';
import type { Moment } from '../../protocol/messages.ts';

/** A model that is asked what it says, and what is needed to ask it. */
export interface AskedModel {
  readonly dataset: PreparedDataset;
  readonly model: TrainableModel;
  readonly moment: Moment;
  readonly clock: Clock;
  /** A real turn of the event loop, so that it is heard when the run is left. */
  readonly takeTurn: () => Promise<void>;
  readonly isLeft: () => boolean;
}

/** Large batches, since nothing is learned from them. */
const ROWS_AT_ONCE = 256;

/** Ranges of rows, one after the other. */
export function* rowRanges(rowCount: number): Generator<{ readonly start: number; readonly end: number }> {
  for (let start = 0; start < rowCount; start += ROWS_AT_ONCE)
    yield { start, end: Math.min(start + ROWS_AT_ONCE, rowCount) };
}

/** Lets messages in. Rejects when the run was left meanwhile. */
export async function letMessagesIn({ takeTurn, isLeft }: AskedModel): Promise<void> {
  await takeTurn();
  if (isLeft()) throw new Error('The run was left.');
}

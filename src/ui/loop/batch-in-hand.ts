import type { StreamOverview } from '../../store/selectors.ts';
import type { RunView } from './run-view.ts';

/** The stream in hand, or the last one that was, and the batch of it. */
export interface BatchInHand {
  readonly streamName: string | null;
  /** Number from 1, or null between batches. */
  readonly number: number | null;
  /** Batches of the stream, or null where not known. */
  readonly count: number | null;
}

/** The batch the loop has in hand, or had when it ended. */
export function batchInHand({ reached }: RunView, streams: readonly StreamOverview[]): BatchInHand {
  const stream = streams.find(({ name }) => name === reached?.streamName);
  if (reached === null || stream === undefined) return { streamName: null, number: null, count: null };
  const { batchIndex } = reached;
  const isThere = batchIndex >= 0 && batchIndex < (stream.batchCount ?? Infinity);
  return { streamName: stream.name, number: isThere ? batchIndex + 1 : null, count: stream.batchCount };
}

import type { GatePoint, RunPlan } from '../../protocol/messages.ts';
import type { LabState } from '../../store/lab-state.ts';

/**
 * How many epochs are behind, with the part of the one in hand: 11.4 in epoch 12, so that an epoch's point appears where
 * "now" stands. Null when nothing runs.
 */
export function selectNow({ status, position, plan, streamProgress }: LabState): number | null {
  const isGoing = status.name === 'training' || status.name === 'paused' || status.name === 'stopping';
  if (!isGoing || position === null || plan === null) return null;
  return epochsBehind(position, plan, streamProgress?.done);
}

/** The same of any point of a run: with the batches done of its stream, where they are known better than from the point. */
export function epochsBehind(point: GatePoint, plan: RunPlan, batchesDone = Math.max(0, point.batchIndex)): number {
  return point.epochId === 0 ? 0 : point.epochId - 1 + partDone(point, plan, batchesDone);
}

/** From 0 to 1: the batches done of those of all streams of the epoch. */
function partDone({ streamName, place }: GatePoint, plan: RunPlan, batchesDone: number): number {
  if (streamName === null) return place === 'beginEpoch' ? 0 : 1;
  const counts = plan.streams.map((name) => plan.dataset.numBatches[name] ?? 0);
  const before = sum(counts.slice(0, plan.streams.indexOf(streamName)));
  return Math.min(1, (before + batchesDone) / Math.max(1, sum(counts)));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

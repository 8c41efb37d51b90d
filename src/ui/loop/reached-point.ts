import type { GatePoint, RunPlan } from '../../protocol/messages.ts';
import type { LabState } from '../../store/lab-state.ts';
import { LOOP_LINES } from './loop-lines.ts';

type Facts = Pick<LabState, 'status' | 'position' | 'stopAskedAt' | 'endedAt' | 'plan'>;

/**
 * The place up to which the loop came: where it stands, but from after_training on the place where the way out began.
 * Null where that is not known: while a run that a hook or an error ended is in after_training, until its end is told.
 */
export function reachedPoint({ status, position, endedAt, stopAskedAt, plan }: Facts): GatePoint | null {
  if (['finished', 'failed', 'restarted'].includes(status.name)) return endedAt ?? position;
  if (position?.place !== 'afterTraining' || plan === null) return position;
  if (stopAskedAt !== null) return noticedAt(stopAskedAt, plan);
  const isLastEpoch = position.epochId === plan.config.mainLoop.epochsCount;
  return isLastEpoch ? { ...position, place: 'checkEnd', hookIndex: -1 } : null;
}

/** Where a stop that was asked for at a point is noticed: at line 7 of the batch in hand if it is not past, else of the next. */
function noticedAt(asked: GatePoint, plan: RunPlan): GatePoint {
  const at = { place: 'checkInterrupt', hookIndex: -1 } as const;
  if (asked.streamName === null) return { ...at, ...firstBatch(plan, epochAfter(asked)) };
  const isPast = LOOP_LINES[asked.place].number > LOOP_LINES.checkInterrupt.number;
  const batchIndex = Math.max(0, asked.batchIndex) + (isPast ? 1 : 0);
  const batchCount = plan.dataset.numBatches[asked.streamName] ?? Infinity;
  if (batchIndex < batchCount) return { ...asked, ...at, batchIndex };
  const next = plan.streams[plan.streams.indexOf(asked.streamName) + 1];
  return next === undefined
    ? { ...at, ...firstBatch(plan, asked.epochId + 1) }
    : { ...asked, ...at, streamName: next, isTraining: false, batchIndex: 0 };
}

/** The epoch whose batches come next after a place outside of a stream. */
function epochAfter({ place, epochId }: GatePoint): number {
  return LOOP_LINES[place].number <= LOOP_LINES.beginEpoch.number ? epochId : epochId + 1;
}

function firstBatch({ streams }: RunPlan, epochId: number) {
  return { epochId, streamName: streams[0] ?? null, isTraining: epochId > 0, batchIndex: 0 };
}

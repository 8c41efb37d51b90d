import type { GatePoint } from '../../protocol/messages.ts';
import type { StreamOverview } from '../../store/selectors.ts';
import { LOOP_LINES } from './loop-lines.ts';
import type { RunView } from './run-view.ts';

/** How far a lane has come in the epoch in hand. */
export interface LaneProgress {
  /** Batches that are done. */
  readonly done: number;
  /** Index of the batch in hand, or -1. */
  readonly now: number;
  /** Index of the batch that was dropped when the run ended, or -1. */
  readonly struck: number;
}

const UNTOUCHED: LaneProgress = { done: 0, now: -1, struck: -1 };

/** Progress of one of the visited streams, which are given in call order. */
export function laneProgress(view: RunView, streams: readonly StreamOverview[], index: number): LaneProgress {
  const point = view.reached;
  if (point === null) return UNTOUCHED;
  const count = streams[index]?.batchCount ?? 0;
  if (point.streamName === null) {
    const isOver = LOOP_LINES[point.place].number >= LOOP_LINES.countEpoch.number && point.place !== 'afterTraining';
    return { ...UNTOUCHED, done: isOver ? count : 0 };
  }
  const inHand = streams.findIndex(({ name }) => name === point.streamName);
  if (index !== inHand) return { ...UNTOUCHED, done: index < inHand ? count : 0 };
  return inHandProgress(view, point, count);
}

/** What became of a batch: it waits, is in hand, is done, or was dropped when the run ended. */
export function batchState(index: number, { done, now, struck }: LaneProgress): 'wait' | 'now' | 'done' | 'struck' {
  if (index === struck) return 'struck';
  if (index === now) return 'now';
  return index < done ? 'done' : 'wait';
}

function inHandProgress(view: RunView, { place, batchIndex }: GatePoint, count: number): LaneProgress {
  const done = Math.min(count, Math.max(0, batchIndex));
  const inHand = place === 'openStream' || batchIndex >= count ? -1 : batchIndex;
  if (view.phase === 'live' && view.position?.place !== 'afterTraining') return { done, now: inHand, struck: -1 };
  // A hook that asks to end after a batch ends the run with that batch done; a stop or an error drops it.
  const isKept = place === 'afterBatch' && view.phase === 'finished';
  return { done: isKept && inHand >= 0 ? done + 1 : done, now: -1, struck: isKept ? -1 : inHand };
}

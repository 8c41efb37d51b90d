import type { LabState } from '../../store/lab-state.ts';
import { formatCount, formatDuration } from '../number-format.ts';

export interface EpochProgress {
  /** Epochs that are done; the zeroth does not count. */
  readonly done: number;
  /** Epochs of the run; null before it is known. */
  readonly total: number | null;
  /** The epoch in hand, or null when none is. */
  readonly current: number | null;
}

/** How far the run is, in epochs. A run that was told to go on beyond its count has no total. */
export function epochProgress(
  state: Pick<LabState, 'epochs' | 'plan' | 'config' | 'position' | 'status'>,
): EpochProgress {
  const done = state.epochs.at(-1)?.epochId ?? 0;
  const total = epochsCount(state);
  return { done, total: total !== null && total >= done ? total : null, current: epochInHand(state) };
}

function epochsCount({ plan, config }: Pick<LabState, 'plan' | 'config'>): number | null {
  return (plan?.config ?? config)?.mainLoop.epochsCount ?? null;
}

function epochInHand({ status: { name }, position }: Pick<LabState, 'status' | 'position'>): number | null {
  const isGoing = name === 'training' || name === 'paused' || name === 'stopping';
  return isGoing ? (position?.epochId ?? null) : null;
}

/** `11 of 30 epochs`. */
export function progressText({ done, total }: EpochProgress): string {
  if (total === null) return `${formatCount(done)} epoch${done === 1 ? '' : 's'}`;
  return `${formatCount(done)} of ${formatCount(total)} epoch${total === 1 ? '' : 's'}`;
}

/** `train batch 7 of 10`; empty between streams. */
export function batchText(state: Pick<LabState, 'streamProgress' | 'position' | 'plan'>): string {
  const { position } = state;
  const stream = position?.streamName ?? null;
  if (position === null || stream === null || position.batchIndex < 0) return '';
  const total = batchTotal(state, stream);
  if (total === null) return `${stream} batch ${formatCount(position.batchIndex + 1)}`;
  return `${stream} batch ${formatCount(Math.min(total, position.batchIndex + 1))} of ${formatCount(total)}`;
}

function batchTotal(
  { streamProgress, plan }: Pick<LabState, 'streamProgress' | 'plan'>,
  stream: string,
): number | null {
  if (streamProgress?.streamName === stream && streamProgress.total !== null) return streamProgress.total;
  return plan?.dataset.numBatches[stream] ?? null;
}

/** `12 seconds left`; empty when it is not known. */
export function timeLeftText({ secondsLeft, status }: Pick<LabState, 'secondsLeft' | 'status'>): string {
  if (secondsLeft === null || !Number.isFinite(secondsLeft) || status.name !== 'training') return '';
  return `${formatDuration(secondsLeft)} left`;
}

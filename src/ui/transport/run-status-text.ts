import type { LabState, RunStatus } from '../../store/lab-state.ts';
import { formatCount } from '../number-format.ts';
import { positionText } from '../loop/loop-lines.ts';

/** The word a status begins with, for people, assistive technology and scripts alike. */
export function statusWord(status: RunStatus): string {
  switch (status.name) {
    case 'idle':
      return 'Ready';
    case 'preparing':
      return 'Getting ready';
    case 'training':
      return 'Training';
    case 'paused':
      return 'Paused';
    case 'stopping':
      return 'Stopping';
    case 'finished':
      return 'Finished';
    case 'failed':
      return 'Failed';
    case 'restarted':
      return 'Worker restarted';
  }
}

/** The word, with the epoch a run failed in. */
export function statusTitle({ status, endedAt }: Pick<LabState, 'status' | 'endedAt'>): string {
  const word = statusWord(status);
  return status.name === 'failed' && endedAt !== null ? `${word} in epoch ${endedAt.epochId}` : word;
}

/** What is said once with the word, and read out with it; empty where nothing lasting is to be said. */
export function statusReason(status: RunStatus): string {
  switch (status.name) {
    case 'stopping':
      return status.isHeld ? 'noticed when the run goes on' : 'noticed when the next batch is read';
    case 'finished':
      return status.reason;
    case 'failed':
      return status.error.message;
    case 'restarted':
      return status.message;
    case 'idle':
    case 'preparing':
    case 'training':
    case 'paused':
      return '';
  }
}

/** What changes many times a second, for the eye only. */
export function statusCounter(state: LabState): string {
  switch (state.status.name) {
    case 'idle':
      return 'nothing has run yet';
    case 'preparing':
      return state.status.message;
    case 'training':
      return trainingCounter(state);
    case 'paused':
      return state.position === null ? '' : positionText(state.position, state.plan?.hooks.length ?? 0);
    case 'stopping':
    case 'finished':
    case 'failed':
    case 'restarted':
      return '';
  }
}

/** `epoch 12 of 30`. */
export function epochText(state: LabState): string {
  if (state.position === null) return '';
  const total = state.plan?.config.mainLoop.epochsCount;
  const isCounted = total !== undefined && state.position.epochId <= total;
  return `epoch ${formatCount(state.position.epochId)}${isCounted ? ` of ${formatCount(total)}` : ''}`;
}

function trainingCounter(state: LabState): string {
  const pace = state.batchesPerSecond;
  if (pace === null || !Number.isFinite(pace)) return epochText(state);
  return `${epochText(state)}, ${pace < 10 ? pace.toFixed(1) : formatCount(pace)} batches/s`;
}

import type { RunStatus } from '../../store/lab-state.ts';

const NO_RUN = 'There is no run yet. Train first.';
const GONE = 'The model of this run is gone. Train again.';

/** Why no stream can be evaluated now; null where one can. */
export function evaluateOffReason(status: RunStatus): string | null {
  switch (status.name) {
    case 'idle':
      return 'It measures the model of a run that has ended. Train first.';
    case 'preparing':
    case 'training':
    case 'paused':
    case 'stopping':
      return 'The run is not over. Wait for its end or stop it.';
    case 'finished':
      return null;
    case 'failed':
      return status.canContinue ? null : GONE;
    case 'restarted':
      return GONE;
  }
}

/** Why the model cannot be asked, or another state put into it, now; null where it can. */
export function askOffReason(status: RunStatus): string | null {
  switch (status.name) {
    case 'idle':
      return NO_RUN;
    case 'preparing':
      return 'The run is being made ready.';
    case 'training':
      return 'The run goes on. Pause it or wait for its end.';
    case 'stopping':
      return 'The run is about to end.';
    case 'paused':
    case 'finished':
      return null;
    case 'failed':
      return status.canContinue ? null : GONE;
    case 'restarted':
      return GONE;
  }
}

/** What to say where a run has left nothing of a sort. `hint` says how to get some. */
export function emptyText(status: RunStatus, hint: string): string {
  return status.name === 'restarted' ? `What the hooks made is gone with the worker. ${hint}` : hint;
}

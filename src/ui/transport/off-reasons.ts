import type { RunStatus } from '../../store/lab-state.ts';

/** Why a button of the transport is off, as a sentence; null where it is on. */
export interface OffReasons {
  readonly primary: string | null;
  readonly step: string | null;
  readonly stop: string | null;
  readonly reset: string | null;
}

const ALL_ON: OffReasons = { primary: null, step: null, stop: null, reset: null };
const NOTHING_RUNS = 'Nothing is running.';
const NOT_THERE = 'The run is being made ready.';

/** The reasons behind `transportButtons`: the same table. `obstacle` is why no run can begin, or null. */
export function offReasons(status: RunStatus, obstacle: string | null): OffReasons {
  const start = { primary: obstacle, step: obstacle };
  switch (status.name) {
    case 'idle':
      return { ...start, stop: NOTHING_RUNS, reset: 'There is no run to clear away.' };
    case 'preparing':
      return { primary: NOT_THERE, step: NOT_THERE, stop: null, reset: `${NOT_THERE} Stop cancels it.` };
    case 'training':
    case 'paused':
      return ALL_ON;
    case 'stopping': {
      const step = status.isHeld ? null : 'The run is about to end.';
      return { ...ALL_ON, step, reset: 'The run is about to end. Stop now ends it at once.' };
    }
    case 'finished':
      return { ...ALL_ON, stop: NOTHING_RUNS };
    case 'failed': {
      const step = `The run failed. ${status.canContinue ? 'Resume' : 'Train'} or reset first.`;
      return { ...ALL_ON, primary: status.canContinue ? null : obstacle, step, stop: NOTHING_RUNS };
    }
    case 'restarted':
      return { ...ALL_ON, ...start, stop: NOTHING_RUNS };
  }
}

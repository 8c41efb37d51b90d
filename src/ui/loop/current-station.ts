import { LOOP_LINES, type StationId } from './loop-lines.ts';
import type { RunView } from './run-view.ts';

/** The station the marker stands at; null while there is none, or while the marker rides a lane at full speed. */
export function currentStation({ phase, position, isSampled }: RunView): StationId | null {
  if (phase === 'finished') return 'afterTraining';
  if (position === null || phase === 'restarted') return null;
  return isSampled && position.streamName !== null ? null : LOOP_LINES[position.place].station;
}

/** The station where the run failed. */
export function failedStation({ phase, reached }: RunView): StationId | null {
  return phase === 'failed' && reached !== null ? LOOP_LINES[reached.place].station : null;
}

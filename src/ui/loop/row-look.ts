import type { GatePlace } from '../../protocol/messages.ts';
import { isInEpoch, type RunView } from './run-view.ts';

export type RowLook = 'plain' | 'caller' | 'failed' | 'skipped';

/** The place of the current line; null while there is none. */
export function currentPlace({ phase, position }: RunView): GatePlace | null {
  if (phase === 'finished') return 'afterTraining';
  return phase === 'restarted' ? null : (position?.place ?? null);
}

/** Index of the hook that is called now; -1 while none is, and at full speed. */
export function nowHook({ phase, position, isSampled }: RunView): number {
  return phase === 'live' && !isSampled ? (position?.hookIndex ?? -1) : -1;
}

/** Whether the model learns in the pass in hand; between passes, whether it will in the next. */
export function trainsAt({ reached }: RunView): boolean {
  if (reached === null || reached.place === 'beforeTraining') return true;
  return reached.streamName === null ? reached.epochId > 0 : reached.isTraining;
}

/** How a line stands out: it failed, is left out, or calls the epoch in hand, as line 2 does in epoch 0. */
export function rowLook(view: RunView, place: GatePlace, skipsZerothEpoch: boolean): RowLook {
  const { phase, reached } = view;
  if (phase === 'failed' && reached?.place === place) return 'failed';
  if (place !== 'beginZerothEpoch') return 'plain';
  if (skipsZerothEpoch) return 'skipped';
  return phase === 'live' && reached?.epochId === 0 && isInEpoch(reached) ? 'caller' : 'plain';
}

/** Why the run failed; null where it did not. */
export function faultText({ status }: RunView): string | null {
  return status.name === 'failed' ? status.error.message : null;
}

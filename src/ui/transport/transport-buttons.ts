import type { RunStatus } from '../../store/lab-state.ts';

export interface PrimaryButton {
  readonly name: 'Train' | 'Pause' | 'Resume' | 'Train more';
  readonly action: 'train' | 'pause' | 'resume';
  readonly isEnabled: boolean;
}

/** What each button of the transport is, and whether it is on. */
export interface TransportButtons {
  readonly primary: PrimaryButton;
  readonly canStep: boolean;
  readonly stop: { readonly name: 'Stop' | 'Stop now'; readonly isEnabled: boolean };
  readonly canReset: boolean;
}

const STOP_OFF = { name: 'Stop', isEnabled: false } as const;
const STOP_ON = { name: 'Stop', isEnabled: true } as const;
const PAUSE = { name: 'Pause', action: 'pause', isEnabled: true } as const;
const RESUME = { name: 'Resume', action: 'resume', isEnabled: true } as const;

/**
 * The table of `look.md` section 5. `canStart` is false while the form has problems. After "Worker restarted" a new
 * worker is there, so everything that begins a run is on again. A run that failed always leaves a way on: it goes on
 * where a good state is kept, else a new one begins; and Reset.
 */
export function transportButtons(status: RunStatus, canStart: boolean): TransportButtons {
  const train: PrimaryButton = { name: 'Train', action: 'train', isEnabled: canStart };
  switch (status.name) {
    case 'idle':
      return { primary: train, canStep: canStart, stop: STOP_OFF, canReset: false };
    case 'preparing':
      return { primary: { ...train, isEnabled: false }, canStep: false, stop: STOP_ON, canReset: false };
    case 'training':
      return { primary: PAUSE, canStep: true, stop: STOP_ON, canReset: true };
    case 'paused':
      return { primary: RESUME, canStep: true, stop: STOP_ON, canReset: true };
    case 'stopping': {
      const stop = { name: 'Stop now', isEnabled: true } as const;
      return { primary: status.isHeld ? RESUME : PAUSE, canStep: status.isHeld, stop, canReset: false };
    }
    case 'finished': {
      const more: PrimaryButton = { name: 'Train more', action: 'train', isEnabled: true };
      return { primary: more, canStep: true, stop: STOP_OFF, canReset: true };
    }
    case 'failed': {
      // Going on from the last good state is a start, not the end of a pause.
      const again: PrimaryButton = status.canContinue ? { name: 'Resume', action: 'train', isEnabled: true } : train;
      return { primary: again, canStep: false, stop: STOP_OFF, canReset: true };
    }
    case 'restarted':
      return { primary: train, canStep: canStart, stop: STOP_OFF, canReset: true };
  }
}

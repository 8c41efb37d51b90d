import { useCallback, useMemo, useState } from 'react';
import type { StepUnit } from '../../protocol/messages.ts';
import { selectObstacle } from '../../store/selectors.ts';
import { useLab, useLabActions } from '../lab-context.ts';
import { offReasons, type OffReasons } from './off-reasons.ts';
import { transportButtons, type TransportButtons } from './transport-buttons.ts';

export interface Transport {
  readonly buttons: TransportButtons;
  /** Why no run can begin, or null. */
  readonly obstacle: string | null;
  readonly reasons: OffReasons;
  /** The step button pressed last, which is the one that waits while a step is pending. */
  readonly lastStep: StepUnit | null;
  /** Does what the button does, if it is on. */
  readonly press: (button: 'primary' | 'stop' | 'reset' | StepUnit) => void;
}

/** The transport's buttons and what pressing them does: the same for the mouse and the keyboard. */
export function useTransport(): Transport {
  const status = useLab((state) => state.status);
  const obstacle = useLab(selectObstacle);
  const actions = useLabActions();
  const [lastStep, setLastStep] = useState<StepUnit | null>(null);
  const buttons = useMemo(() => transportButtons(status, obstacle === null), [status, obstacle]);
  const reasons = useMemo(() => offReasons(status, obstacle), [status, obstacle]);
  const press = useCallback<Transport['press']>(
    (button) => {
      switch (button) {
        case 'primary':
          if (buttons.primary.isEnabled) actions[buttons.primary.action]();
          break;
        case 'stop':
          if (buttons.stop.isEnabled) actions.stop();
          break;
        case 'reset':
          if (buttons.canReset) actions.reset();
          break;
        case 'event':
        case 'hook':
        case 'batch':
        case 'epoch':
          if (!buttons.canStep) break;
          setLastStep(button);
          actions.step(button);
          break;
      }
    },
    [buttons, actions],
  );
  return { buttons, obstacle, reasons, lastStep, press };
}

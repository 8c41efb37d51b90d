import { useState } from 'react';
import type { RunStatus } from '../../store/lab-state.ts';
import { useLate } from './use-late.ts';

/** Sooner than this a run is usually there: getting ready is then not worth a flash of words. */
const READY_MILLISECONDS = 150;

/** The status to be shown: while a run is made ready, the one before, until that has taken a while. */
export function useSettledStatus(status: RunStatus): RunStatus {
  const [shown, setShown] = useState(status);
  const isLate = useLate(status.name === 'preparing', READY_MILLISECONDS);
  const isSettled = status.name !== 'preparing' || isLate;
  if (isSettled && shown !== status) setShown(status);
  return isSettled ? status : shown;
}

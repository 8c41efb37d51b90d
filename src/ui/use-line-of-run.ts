import { useCallback, useState } from 'react';
import { useTableDesk } from './data/table-desk-context.ts';
import { useLab } from './lab-context.ts';

/** A line of the run's table that a person wants to see, and how to ask for it. */
export interface LineOfRun {
  /** The one asked for; null where none is, or once it was left. */
  readonly line: number | null;
  /** Null where the table of the run is not the one that is open on the Data screen. */
  readonly show: ((line: number) => void) | null;
  readonly leave: () => void;
}

/** `onShow` goes to the screen that shows it. */
export function useLineOfRun(onShow: () => void): LineOfRun {
  const [line, setLine] = useState<number | null>(null);
  const ofRun = useLab((state) => JSON.stringify(state.plan?.config.dataset.table?.source ?? null));
  const isOpen = useTableDesk((state) => state.view !== null && JSON.stringify(state.view.source) === ofRun);
  const show = useCallback(
    (asked: number) => {
      setLine(asked);
      onShow();
    },
    [onShow],
  );
  const leave = useCallback(() => setLine(null), []);
  return { line, show: isOpen ? show : null, leave };
}

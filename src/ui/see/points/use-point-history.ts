import { useState } from 'react';
import { editedPoints } from '../../../config/drawn-points.ts';
import { useLab, useLabActions } from '../../lab-context.ts';
import type { Points } from './editor-state.ts';

/** An edit that can be taken back; null stands for the points of the seed. */
interface PastEdit {
  readonly dataset: string;
  readonly before: Points | null;
  readonly after: Points | null;
  readonly what: string;
}

/** More than anybody takes back one by one; each holds on to as many points as there were. */
const EDITS_AT_MOST = 200;

export interface PointHistory {
  /** What was done last; null where there is nothing to take back. */
  readonly last: string | null;
  /** Puts other points in place of those of the form's data set; null for those of the seed. */
  readonly edit: (after: Points | null, what: string) => void;
  readonly undo: () => void;
}

/** The edits of the form's points and the way back. What was changed elsewhere since cannot be taken back. */
export function usePointHistory(): PointHistory {
  const now = useLab((state) => editedPoints(state.form));
  const dataset = useLab((state) => state.form.dataset);
  const actions = useLabActions();
  const [edits, setEdits] = useState<readonly PastEdit[]>([]);
  const newest = edits.at(-1);
  const last = newest?.dataset === dataset && newest.after === now ? newest : null;
  return {
    last: last?.what ?? null,
    edit: (after, what) => {
      setEdits([...(last === null ? [] : edits.slice(1 - EDITS_AT_MOST)), { dataset, before: now, after, what }]);
      actions.setPoints(after);
    },
    undo: () => {
      if (last === null) return;
      setEdits(edits.slice(0, -1));
      actions.setPoints(last.before);
    },
  };
}

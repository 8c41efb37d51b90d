import { useState } from 'react';
import type { SplitShares } from '../../../datasets/csv/columns/table-choices.ts';
import { useTableDesk, useTableDeskActions } from '../table-desk-context.ts';
import { isSameShares, withBorderAt, type Border } from './split-shares.ts';

export interface SharesDraft {
  /** As they would be. */
  readonly shares: SplitShares;
  /** Whether they are not yet those of the table. */
  readonly isDraft: boolean;
  readonly move: (border: Border, to: number) => void;
  readonly commit: () => void;
  readonly cancel: () => void;
}

/** Shares in hand: they are sent when they are let go of, and shown until the table has them. */
export function useSharesDraft(shares: SplitShares): SharesDraft {
  const [draft, setDraft] = useState<SplitShares | null>(null);
  const [known, setKnown] = useState(shares);
  const isChanging = useTableDesk((state) => state.isChanging);
  const [wasChanging, setWasChanging] = useState(isChanging);
  const actions = useTableDeskActions();
  if (isChanging !== wasChanging) {
    setWasChanging(isChanging);
    // Answered: what the table says now is true, also where the change failed.
    if (!isChanging) setDraft(null);
  }
  if (!isSameShares(shares, known)) {
    setKnown(shares);
    setDraft(null);
  }
  const shown = draft ?? shares;
  return {
    shares: shown,
    isDraft: draft !== null,
    move: (border, to) => setDraft(withBorderAt(shown, border, to)),
    commit: () => {
      if (draft !== null && !isSameShares(draft, shares)) actions.change({ kind: 'setShares', shares: draft });
    },
    cancel: () => setDraft(null),
  };
}

import { useEffect } from 'react';
import type { RowPrediction } from '../../protocol/messages.ts';
import { useLab, useLabActions } from '../lab-context.ts';

/**
 * What the model says about a row, asked anew whenever the row has changed and the last answer is there. Null before the
 * first answer. `isAskable`: the model can be asked now.
 */
export function useLivePrediction(cells: readonly string[], isAskable: boolean): RowPrediction | null {
  const prediction = useLab((state) => state.rowPrediction);
  const isPending = useLab((state) => state.pendingRequests.includes('predictRow'));
  const isRefused = useLab((state) => state.requestError?.request === 'predictRow');
  const actions = useLabActions();
  const isAnswered = prediction !== null && isSame(prediction.cells, cells);
  useEffect(() => {
    // Refused, it is asked again only for another row: the effect runs when the row changes.
    if (isAskable && !isPending && !isAnswered && !isRefused) actions.predictRow(cells);
  }, [isAskable, isPending, isAnswered, isRefused, cells, actions]);
  return prediction;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((cell, index) => cell === other[index]);
}

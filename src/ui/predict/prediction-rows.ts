import type { StreamPredictions } from '../../protocol/messages.ts';

/** What the table of predictions can be sorted by. */
export type SortKey = 'loss' | 'line' | 'target' | 'prediction' | 'probability';

export interface PredictionOrder {
  readonly key: SortKey;
  readonly isDescending: boolean;
}

/** The rows that the model was most wrong about come first: they tell most. */
export const WORST_FIRST: PredictionOrder = { key: 'loss', isDescending: true };

/** A cell of the confusion matrix, by index of the class. */
export interface ConfusionCell {
  readonly target: number;
  readonly prediction: number;
}

/** Indices of the rows that are shown, in their order: all, or those of a cell of the confusion matrix. */
export function shownRows(
  predictions: StreamPredictions,
  { key, isDescending }: PredictionOrder,
  cell: ConfusionCell | null,
): Uint32Array {
  const { target, prediction } = predictions;
  const rows = Uint32Array.from(target.keys()).filter(
    (row) => cell === null || (target[row] === cell.target && prediction[row] === cell.prediction),
  );
  const values = sortValues(predictions, key);
  const sign = isDescending ? -1 : 1;
  return rows.sort((one, other) => sign * compare(values?.[one] ?? one, values?.[other] ?? other) || one - other);
}

/** The order after a press on a column's head: that column, its largest first, and the other way when pressed again. */
export function nextOrder(order: PredictionOrder, key: SortKey): PredictionOrder {
  const isUsuallyDescending = key === 'loss';
  return { key, isDescending: order.key === key ? !order.isDescending : isUsuallyDescending };
}

/** How often each class (row) was taken for which (column). */
export function confusionCounts({ target, prediction }: StreamPredictions, classCount: number): readonly number[][] {
  const counts = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  for (let row = 0; row < target.length; row += 1) {
    const ofTarget = counts[target[row] ?? -1];
    const said = prediction[row] ?? -1;
    if (ofTarget?.[said] !== undefined) ofTarget[said] += 1;
  }
  return counts;
}

function sortValues(predictions: StreamPredictions, key: SortKey): ArrayLike<number> | null {
  return key === 'line' ? predictions.lines : predictions[key];
}

/** What is not a number comes before all: as a loss it is the worst. */
function compare(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  return one - other;
}

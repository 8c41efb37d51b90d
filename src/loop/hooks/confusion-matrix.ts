/** How often each class was expected (row) and predicted (column). */
export interface ConfusionMatrix {
  /** Null where the classes have no names. */
  readonly classNames: readonly string[] | null;
  readonly counts: readonly (readonly number[])[];
}

/** Every count as a share of its row; 0 where a row has none. */
export function rowShares(counts: ConfusionMatrix['counts']): number[][] {
  return counts.map((row) => {
    const sum = row.reduce((total, count) => total + count, 0);
    return row.map((count) => (sum === 0 ? 0 : count / sum));
  });
}

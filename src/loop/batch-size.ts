import type { Batch, Column } from './batch.ts';

/** The length that all sources have, 0 where there is no source, or null where they differ. Throws when one has none. */
export function commonLength(batch: Batch): number | null {
  let common = -1;
  let isMixed = false;
  for (const source in batch) {
    const length = (batch[source] as Partial<Column> | null | undefined)?.length;
    if (typeof length !== 'number')
      throw new TypeError(
        `Source '${source}' has no length. Each source must be a list with one item for each example.`,
      );
    if (common === -1) common = length;
    else if (length !== common) isMixed = true;
  }
  return isMixed ? null : Math.max(common, 0);
}

/** "'x' has 3, 'y' has 2" */
export function lengthsText(batch: Batch): string {
  return Object.entries(batch)
    .map(([source, { length }]) => `'${source}' has ${length}`)
    .join(', ');
}

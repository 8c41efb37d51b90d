import type { BatchLosses } from '../../store/batch-losses.ts';

export interface EpochBorder {
  /** Index of the epoch's first batch in the series. */
  readonly at: number;
  readonly epochId: number;
}

/** The losses of one stream over its newest epochs, one point a batch. */
export interface BatchLossSeries {
  /** 0, 1, 2, … */
  readonly index: Float64Array;
  /** NaN where the loss is not a number: a gap, never a bridge. */
  readonly loss: Float64Array;
  readonly borders: readonly EpochBorder[];
  readonly last: { readonly loss: number; readonly batchNumber: number } | null;
}

export function batchLossSeries(losses: BatchLosses, streamIndex: number, epochsAtMost: number): BatchLossSeries {
  const newest = losses.epochId.at(losses.count - 1) ?? 0;
  const picked: number[] = [];
  const borders: EpochBorder[] = [];
  let last: BatchLossSeries['last'] = null;
  losses.epochId.subarray(0, losses.count).forEach((epochId, row) => {
    if (losses.streamIndex[row] !== streamIndex || epochId <= newest - epochsAtMost) return;
    if (borders.at(-1)?.epochId !== epochId) borders.push({ at: picked.length, epochId });
    const loss = losses.loss[row] ?? NaN;
    picked.push(loss);
    last = { loss, batchNumber: (losses.batchIndex[row] ?? 0) + 1 };
  });
  return {
    index: Float64Array.from(picked.keys()),
    loss: Float64Array.from(picked),
    borders,
    last,
  };
}

/** The smallest and largest value of one stretch, and whether it has a gap. */
export interface ValueRange {
  readonly smallest: number;
  readonly largest: number;
  readonly hasGap: boolean;
}

/** Splits the values into `count` stretches (one a pixel column): whatever is drawn from these loses no spike and no gap. */
export function rangesOf(values: Float64Array, count: number): readonly ValueRange[] {
  const ranges: ValueRange[] = [];
  for (let stretch = 0; stretch < count; stretch += 1) {
    const from = Math.floor((stretch * values.length) / count);
    const to = Math.max(from + 1, Math.floor(((stretch + 1) * values.length) / count));
    let smallest = Infinity;
    let largest = -Infinity;
    let hasGap = false;
    for (const value of values.subarray(from, to)) {
      if (!Number.isFinite(value)) hasGap = true;
      else {
        smallest = Math.min(smallest, value);
        largest = Math.max(largest, value);
      }
    }
    ranges.push({ smallest, largest, hasGap });
  }
  return ranges;
}

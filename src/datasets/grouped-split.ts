import type { RandomSource } from '../loop/index.ts';
import type { SplitShares } from './csv/columns/table-choices.ts';
import { shuffledIndices } from './shuffled-indices.ts';
import { PARTS, sharesOf, type Part, type Split } from './split.ts';

interface Group {
  readonly index: number;
  readonly size: number;
}

/**
 * Deals whole groups of rows out to the parts, in random order, each to the part that lacks most rows then: a part is
 * never over its share by more than the largest group. Where there are groups enough, no part that has a share is empty.
 * `groupIndex` has the group of each row, from 0; rows of group -1 go to no part.
 */
export function groupedSplit(groupIndex: Int32Array, random: RandomSource, percentages: SplitShares): Split {
  const sizes = groupSizes(groupIndex);
  const shares = sharesOf(percentages);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const dealt: Record<Part, Group[]> = { train: [], valid: [], test: [] };
  const lacking: Record<Part, number> = { train: shares.train * total, valid: shares.valid * total, test: shares.test * total }; // prettier-ignore
  for (const index of shuffledIndices(sizes.length, random('split'))) {
    const part = PARTS.reduce((best, other) => (lacking[other] > lacking[best] ? other : best));
    const size = sizes[index] ?? 0;
    if (size === 0) continue;
    dealt[part].push({ index, size });
    lacking[part] -= size;
  }
  for (const part of PARTS) if (shares[part] > 0 && dealt[part].length === 0) takeSmallest(dealt, part);
  return rowsOf(groupIndex, dealt);
}

/** Gives a part without a group the smallest one of the part that has the most, unless that would be left with none. */
function takeSmallest(dealt: Record<Part, Group[]>, part: Part): void {
  const giver = PARTS.reduce((most, other) => (dealt[other].length > dealt[most].length ? other : most));
  const [smallest, ...others] = dealt[giver].toSorted((one, other) => one.size - other.size);
  if (smallest === undefined || others.length === 0) return;
  dealt[part].push(smallest);
  dealt[giver] = others;
}

function groupSizes(groupIndex: Int32Array): readonly number[] {
  const sizes: number[] = [];
  for (const index of groupIndex) {
    if (index < 0) continue;
    while (sizes.length <= index) sizes.push(0);
    sizes[index] = (sizes[index] ?? 0) + 1;
  }
  return sizes;
}

function rowsOf(groupIndex: Int32Array, dealt: Readonly<Record<Part, readonly Group[]>>): Split {
  const partOf = new Map(PARTS.flatMap((part) => dealt[part].map(({ index }) => [index, part] as const)));
  const rows: Record<Part, number[]> = { train: [], valid: [], test: [] };
  groupIndex.forEach((index, row) => {
    const part = partOf.get(index);
    if (part !== undefined) rows[part].push(row);
  });
  return { train: Int32Array.from(rows.train), valid: Int32Array.from(rows.valid), test: Int32Array.from(rows.test) };
}

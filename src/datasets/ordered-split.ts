import type { SplitShares } from './csv/columns/table-choices.ts';
import { PARTS, sharesOf, type Split } from './split.ts';

/**
 * The first rows for training, the next ones for validation, the last ones for the test. `places` says where each row
 * stands in the order; rows whose place is NaN go to no part.
 *
 * Rows of the same place stay together, so every row of a part is later than all rows of the part before it. The cuts are
 * made as near to the shares as that allows, and so that no part with a share is empty if there are places enough.
 */
export function orderedSplit(places: Float64Array, percentages: SplitShares): Split {
  const rows = inOrder(places);
  const placeAt = (index: number) => places[rows[index] ?? 0] ?? 0;
  const { train, valid, test } = sharesOf(percentages);
  const ideal = [rows.length * train, rows.length * (train + valid)] as const;
  const near = ideal.map((cut) => edgesNear(Math.round(cut), rows.length, placeAt));
  let best = { first: rows.length, second: rows.length, cost: Infinity };
  for (const first of near[0] ?? [])
    for (const second of near[1] ?? []) {
      const sizes = [first, second - first, rows.length - second];
      const empty = [train, valid, test].filter((share, part) => share > 0 && sizes[part] === 0).length;
      const cost = Math.abs(first - ideal[0]) + Math.abs(second - ideal[1]) + empty * 2 * rows.length;
      if (second >= first && cost < best.cost) best = { first, second, cost };
    }
  const ends = [0, best.first, best.second, rows.length];
  const [trainRows, validRows, testRows] = PARTS.map((_, part) => rows.slice(ends[part], ends[part + 1]).sort());
  const none = new Int32Array();
  return { train: trainRows ?? none, valid: validRows ?? none, test: testRows ?? none };
}

/** Rows that have a place, the earliest first; those of one place as they stand in the table. */
function inOrder(places: Float64Array): Int32Array {
  const rows = Int32Array.from(places.keys()).filter((row) => !Number.isNaN(places[row]));
  const isLater = (row: number, index: number) =>
    index === 0 || (places[row] ?? 0) >= (places[rows[index - 1] ?? 0] ?? 0);
  if (rows.every(isLater)) return rows; // as files mostly stand: spares the sorting
  return rows.sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0) || one - other);
}

/** Where it can be cut: two edges between places at or below an index and two above it; the ends are edges too. */
function edgesNear(index: number, count: number, placeAt: (index: number) => number): readonly number[] {
  const isEdge = (at: number) => at === 0 || at === count || placeAt(at) !== placeAt(at - 1);
  const edges: number[] = [];
  for (let at = index; at >= 0 && edges.length < 2; at -= 1) if (isEdge(at)) edges.push(at);
  const below = edges.length;
  for (let at = index + 1; at <= count && edges.length < below + 2; at += 1) if (isEdge(at)) edges.push(at);
  return edges;
}

import type { RandomSource } from '../loop/index.ts';
import { USUAL_SHARES, type SplitShares } from './csv/columns/table-choices.ts';
import { shuffledIndices } from './shuffled-indices.ts';

/** The parts of a data set, in the order of their streams. */
export const PARTS = ['train', 'valid', 'test'] as const;
export type Part = (typeof PARTS)[number];

/** Row indices of each part, ascending. */
export type Split = Readonly<Record<Part, Int32Array>>;

/**
 * Deals the rows out to train, valid and test, 70 : 15 : 15 unless told otherwise, at random but with every class in the
 * same proportion.
 *
 * Every row goes to exactly one part, except those of class -1 (no target), which go to none. Of each class a part gets
 * its share rounded down or up; which of the two is chosen so that the parts keep their shares over all classes too, and
 * a class of a single row goes to train.
 * Each class is dealt from its own generator, so rows added to one class do not move those of another.
 */
export function stratifiedSplit(
  classIndex: Int32Array,
  random: RandomSource,
  percentages: SplitShares = USUAL_SHARES,
): Split {
  const shares = sharesOf(percentages);
  const rowsOf = new Map<number, number[]>();
  classIndex.forEach((index, row) => {
    if (index < 0) return;
    const rows = rowsOf.get(index);
    if (rows === undefined) rowsOf.set(index, [row]);
    else rows.push(row);
  });
  const partOf = new Int8Array(classIndex.length).fill(-1);
  const owed: Record<Part, number> = { train: 0, valid: 0, test: 0 };
  for (const [index, rows] of [...rowsOf].sort(([first], [second]) => first - second)) {
    const order = shuffledIndices(rows.length, random('split', index));
    const counts = partSizes(rows.length, owed, shares);
    let next = 0;
    PARTS.forEach((part, place) => {
      for (const end = next + counts[part]; next < end; next += 1) partOf[rows[order[next] ?? 0] ?? 0] = place;
    });
  }
  return { train: rowsIn(partOf, 0), valid: rowsIn(partOf, 1), test: rowsIn(partOf, 2) };
}

/** The rows that were given to a part, ascending. */
function rowsIn(partOf: Int8Array, part: number): Int32Array {
  let count = 0;
  for (const given of partOf) if (given === part) count += 1;
  const rows = new Int32Array(count);
  let filled = 0;
  for (let row = 0; row < partOf.length; row += 1) if (partOf[row] === part) rows[filled++] = row;
  return rows;
}

/** The part of the rows each gets. Throws where valid and test leave nothing, or less, to share. */
export function sharesOf({ valid, test }: SplitShares): Readonly<Record<Part, number>> {
  if (valid >= 0 && test >= 0 && valid + test <= 100)
    return { train: (100 - valid - test) / 100, valid: valid / 100, test: test / 100 };
  throw new RangeError(
    `The shares of valid and test must be percentages of 100 at most together, but are ${valid} and ${test}. Make one smaller.`,
  );
}

/**
 * How many of `count` rows each part gets: its share rounded down, and the rows then left over one each to those that
 * are owed most. `owed` carries over from class to class what rounding gave too little.
 */
function partSizes(
  count: number,
  owed: Record<Part, number>,
  shares: Readonly<Record<Part, number>>,
): Record<Part, number> {
  const sizes: Record<Part, number> = { train: 0, valid: 0, test: 0 };
  const fractions: Record<Part, number> = { train: 0, valid: 0, test: 0 };
  for (const part of PARTS) {
    sizes[part] = Math.floor(count * shares[part] + 1e-9); // 20 x 0.15 is a little less than 3
    fractions[part] = count * shares[part] - sizes[part];
    owed[part] += fractions[part];
  }
  const left = count - sizes.train - sizes.valid - sizes.test;
  const need = (part: Part) => (part === 'train' && sizes.train === 0 ? Infinity : owed[part]);
  const byNeed = PARTS.filter((part) => fractions[part] > 1e-9).sort((first, second) => need(second) - need(first));
  for (const part of byNeed.slice(0, left)) {
    sizes[part] += 1;
    owed[part] -= 1;
  }
  return sizes;
}

import type { RandomSource } from '../loop/index.ts';
import { shuffledIndices } from './shuffled-indices.ts';

/** A row is repeated this often at most, or one class of a single row would make a pass as long as all others together. */
const MAX_REPEATS = 100;

/**
 * What the loss of a row counts, by its class, so that each class counts the same in all: rows / (classes x rows of the
 * class), of the training rows, as scikit-learn's `balanced`. Classes without a training row count 1.
 */
export function balancedWeights(
  classIndex: ArrayLike<number>,
  trainRows: Int32Array,
  classCount: number,
): readonly number[] {
  const counts = rowsByClass(classIndex, trainRows, classCount).map((rows) => rows.length);
  const present = counts.filter((count) => count > 0).length;
  return counts.map((count) => (count === 0 ? 1 : trainRows.length / (present * count)));
}

/**
 * The training rows with those of rarer classes repeated until each class has as many as the largest. Every row of a class
 * comes equally often, but for one more of some, which follow from the seed. Ascending.
 */
export function oversampled(
  classIndex: ArrayLike<number>,
  trainRows: Int32Array,
  { classCount, random }: { readonly classCount: number; readonly random: RandomSource },
): Int32Array {
  const classes = rowsByClass(classIndex, trainRows, classCount);
  const largest = classes.reduce((most, rows) => Math.max(most, rows.length), 0);
  const repeated = classes.flatMap((rows, index) => {
    const wanted = Math.min(largest, rows.length * MAX_REPEATS);
    const order = shuffledIndices(rows.length, random('oversample', index));
    return Array.from({ length: wanted }, (_, place) => rows[order[place % rows.length] ?? 0] ?? 0);
  });
  return Int32Array.from(repeated).sort();
}

function rowsByClass(classIndex: ArrayLike<number>, rows: Int32Array, classCount: number): readonly number[][] {
  const classes = Array.from({ length: classCount }, (): number[] => []);
  for (const row of rows) classes[classIndex[row] ?? 0]?.push(row);
  return classes;
}

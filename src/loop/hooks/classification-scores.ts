import { nameMap } from '../batch.ts';
import { classText, type ClassCount, type ClassCounts } from './class-counts.ts';

export type ScoreAverage = 'none' | 'binary' | 'micro' | 'macro' | 'weighted';
type ScoreName = 'precision' | 'recall' | 'f1';

/** scikit-learn's definitions. What cannot be divided is 0 (its `zero_division=0`). */
const SCORES: Readonly<Record<ScoreName, (count: ClassCount) => number>> = {
  precision: ({ hits, predicted }) => ratio(hits, predicted),
  recall: ({ hits, expected }) => ratio(hits, expected),
  f1: ({ hits, predicted, expected }) => ratio(2 * hits, predicted + expected),
};

/** The positive class of `binary`, scikit-learn's `pos_label`. */
const POSITIVE = 1;

/** A score in this average: a number, or for `none` one number for each class. */
export function scoreOf(name: ScoreName, average: ScoreAverage, counts: ClassCounts): number | Record<string, number> {
  const score = SCORES[name];
  switch (average) {
    case 'none':
      return scoreOfEach(score, counts);
    case 'binary':
      return counts.size === 0 ? NaN : score(positiveOf(counts));
    case 'micro':
      return counts.size === 0 ? NaN : score(totalOf(counts));
    case 'macro':
      return mean(counts, score, () => 1);
    case 'weighted':
      return mean(counts, score, ({ expected }) => expected);
    default:
      return average satisfies never;
  }
}

/** Of all examples, those with the right class. */
export function accuracyOf(counts: ClassCounts): number {
  const { hits, expected } = totalOf(counts);
  return hits / expected;
}

/** Of the examples that are not of the positive class, those predicted so: TN / (TN + FP). */
export function specificityOf(counts: ClassCounts): number {
  if (counts.size === 0) return NaN;
  const { hits, expected, predicted } = positiveOf(counts);
  const negatives = totalOf(counts).expected - expected;
  return ratio(negatives - (predicted - hits), negatives);
}

/** Throws saying why these classes cannot be scored as binary. One class alone can: the other one is just absent. */
export function requireBinary(counts: ClassCounts): void {
  const classes = [...counts.keys()];
  const isBinary = classes.length < 2 || (classes.length === 2 && counts.has(POSITIVE));
  if (isBinary && classes.every((name) => typeof name === 'number')) return;
  throw new Error(
    `f1Average 'binary' expects two classes, one of them the number ${POSITIVE}, but there are ` +
      `${classes.map(classText).join(', ')}. Choose none, micro, macro or weighted`,
  );
}

function scoreOfEach(score: (count: ClassCount) => number, counts: ClassCounts): Record<string, number> {
  const scores = nameMap<number>();
  for (const [name, count] of counts) scores[name] = score(count);
  return scores;
}

/** A mean over classes; NaN without any. */
function mean(
  counts: ClassCounts,
  score: (count: ClassCount) => number,
  weightOf: (count: ClassCount) => number,
): number {
  let [sum, weights] = [0, 0];
  for (const count of counts.values()) {
    sum += score(count) * weightOf(count);
    weights += weightOf(count);
  }
  return sum / weights;
}

function positiveOf(counts: ClassCounts): ClassCount {
  return counts.get(POSITIVE) ?? { expected: 0, predicted: 0, hits: 0 };
}

function totalOf(counts: ClassCounts): ClassCount {
  const total = { expected: 0, predicted: 0, hits: 0 };
  for (const { expected, predicted, hits } of counts.values()) {
    total.expected += expected;
    total.predicted += predicted;
    total.hits += hits;
  }
  return total;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

import type { HookDescription } from '../hook.ts';
import { readOptions } from '../option-values.ts';
import type { NumberArray } from './number-array.ts';
import { NumberList } from './number-list.ts';
import { PREDICTION_OPTIONS, predictionKeys, PredictionMetrics, type PredictionOptions } from './prediction-metrics.ts';

export const ROC_AUC = {
  name: 'RocAuc',
  explanation:
    'Says how well two classes are told apart, whatever the threshold: the chance that a row of class 1 scores higher than one of class 0.',
  isForEvaluation: true,
  options: {
    ...PREDICTION_OPTIONS,
    predictedVariable: {
      ...PREDICTION_OPTIONS.predictedVariable,
      explanation: 'The score of class 1 of each example, or the probabilities of both classes.',
      initial: 'probabilities',
    },
  },
  does: {
    beforeTraining: 'forgets what a stopped run left behind.',
    afterBatch: 'sets the scores and the true classes of these rows aside.',
    afterEpoch: 'measures the area under the ROC curve, for each stream.',
  },
  keys: (options) => predictionKeys(options, ['roc_auc']),
} as const satisfies HookDescription;

/** Not in emloop. scikit-learn's `roc_auc_score` of two classes; NaN where a stream has rows of one class alone. */
export class RocAuc extends PredictionMetrics<NumberList> {
  constructor(options: Partial<PredictionOptions> = {}) {
    const values = readOptions<typeof ROC_AUC.options>(ROC_AUC, options);
    super(ROC_AUC.name, values, () => new NumberList());
  }

  protected measure(predicted: NumberList, truth: NumberList): Readonly<Record<string, unknown>> {
    const classes = truth.toArray();
    const width = predicted.length / Math.max(classes.length, 1);
    if (predicted.length > 0 && width !== 1 && width !== 2)
      throw new RangeError(
        `a score for each example, or the probabilities of two classes, were expected, but ${width} numbers each came`,
      );
    for (let row = 0; row < classes.length; row += 1)
      if (classes[row] !== 0 && classes[row] !== 1)
        throw new RangeError(`the true classes have to be 0 and 1, but one is ${String(classes[row])}`);
    return { roc_auc: areaUnderCurve(scoresOf(predicted.toArray(), width), classes) };
  }
}

/** The last number of each example. */
function scoresOf(numbers: NumberArray, width: number): Float64Array {
  const scores = new Float64Array(width === 0 ? 0 : numbers.length / width);
  for (let row = 0; row < scores.length; row += 1) scores[row] = numbers[row * width + width - 1] ?? NaN;
  return scores;
}

/**
 * The Mann–Whitney statistic over the pairs of the two classes, where equal scores count half: the same area as under the
 * curve (Hanley and McNeil, 1982).
 */
function areaUnderCurve(scores: Float64Array, classes: NumberArray): number {
  if (scores.some(Number.isNaN)) return NaN;
  const ranks = meanRanks(scores);
  let [rankSum, positives] = [0, 0];
  for (const [row, rank] of ranks.entries()) {
    if (classes[row] !== 1) continue;
    rankSum += rank;
    positives += 1;
  }
  const negatives = scores.length - positives;
  if (positives === 0 || negatives === 0) return NaN;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** The rank of each score, counted from 1; equal ones have the mean of theirs. */
function meanRanks(scores: Float64Array): Float64Array {
  const order = Array.from(scores.keys()).sort((one, other) => (scores[one] ?? 0) - (scores[other] ?? 0));
  const ranks = new Float64Array(scores.length);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[start] ?? 0]) end += 1;
    for (const row of order.slice(start, end)) ranks[row] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

import { isNdArray, ndArray, type Column } from '../../loop/index.ts';
import type { Loss, Score } from './loss.ts';

/**
 * Cross-entropy of the softmax of the logits, −log p(right class). From logits, by log-sum-exp, so that no
 * probability is clipped: tf.js's own clips at an epsilon that differs between backends.
 *
 * `classWeights` multiply the loss of training rows by the weight of their right class, as Keras does; a batch's loss is
 * still the mean over its rows. A model is measured without them.
 */
export function softmaxCrossEntropy(classCount: number, classWeights: readonly number[] | null = null): Loss {
  if (!Number.isInteger(classCount) || classCount < 2)
    throw new RangeError(`A target needs at least 2 classes, but has ${classCount}. Choose another target.`);
  checkWeights(classWeights, classCount);
  return {
    outputNames: ['loss', 'prediction', 'probabilities', 'correct', 'accuracy'],
    units: classCount,
    activationLabel: 'softmax',
    score: (logits, target, isTraining) =>
      score(logits, target, { classCount, classWeights: isTraining ? classWeights : null }),
    predict: (logits) => softmax(logits, classCount),
  };
}

interface Classes {
  readonly classCount: number;
  /** Null where all count the same. */
  readonly classWeights: readonly number[] | null;
}

function score(logits: Float32Array, target: Column, { classCount, classWeights }: Classes): Score {
  const rowCount = logits.length / classCount;
  const classes = isNdArray(target) ? target.data : target;
  const probabilities = softmax(logits, classCount);
  const gradient = new Float32Array(logits.length);
  const loss = new Float32Array(rowCount);
  const prediction = new Int32Array(rowCount);
  const correct = new Float32Array(rowCount);
  let sum = 0;
  for (let row = 0; row < rowCount; row++) {
    const start = row * classCount;
    const right = classAt(classes, row, classCount);
    const weight = classWeights?.[right] ?? 1;
    for (let i = start; i < start + classCount; i++) gradient[i] = (weight * (probabilities[i] ?? 0)) / rowCount;
    gradient[start + right] = (weight * ((probabilities[start + right] ?? 0) - 1)) / rowCount;
    const rowLoss = weight * (logSumExp(logits, start, classCount) - (logits[start + right] ?? 0));
    loss[row] = rowLoss;
    sum += rowLoss;
    const best = indexOfMax(logits, start, classCount);
    prediction[row] = best;
    correct[row] = best === right ? 1 : 0;
  }
  return {
    outputs: {
      loss,
      prediction,
      probabilities: ndArray(probabilities, [rowCount, classCount]),
      correct,
      accuracy: correct, // the name the table and the charts go by: the mean of `correct` is the accuracy
    },
    gradient,
    isFinite: Number.isFinite(sum),
  };
}

function checkWeights(classWeights: readonly number[] | null, classCount: number): void {
  if (classWeights === null) return;
  if (classWeights.length !== classCount)
    throw new RangeError(`Each of ${classCount} classes needs a weight, but ${classWeights.length} weights came.`);
  const wrong = classWeights.find((weight) => !(Number.isFinite(weight) && weight >= 0));
  if (wrong !== undefined) throw new RangeError(`A class weight has to be a number from 0 up, but ${wrong} came.`);
}

function softmax(logits: Float32Array, classCount: number): Float32Array {
  const probabilities = new Float32Array(logits.length);
  for (let start = 0; start < logits.length; start += classCount) {
    const normalizer = logSumExp(logits, start, classCount);
    for (let i = start; i < start + classCount; i++) probabilities[i] = Math.exp((logits[i] ?? 0) - normalizer);
  }
  return probabilities;
}

function logSumExp(logits: Float32Array, start: number, classCount: number): number {
  const max = logits[start + indexOfMax(logits, start, classCount)] ?? 0;
  let sum = 0;
  for (let i = start; i < start + classCount; i++) sum += Math.exp((logits[i] ?? 0) - max);
  return max + Math.log(sum);
}

function indexOfMax(logits: Float32Array, start: number, classCount: number): number {
  let best = 0;
  for (let i = 1; i < classCount; i++) if ((logits[start + i] ?? 0) > (logits[start + best] ?? 0)) best = i;
  return best;
}

/** The class of a row. Throws a RangeError when it is none. */
export function classAt(classes: ArrayLike<unknown>, row: number, classCount: number): number {
  const index = classes[row];
  if (typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < classCount) return index;
  throw new RangeError(
    `The target of row ${row} has to be a class index from 0 to ${classCount - 1}, but is ${String(index)}.`,
  );
}

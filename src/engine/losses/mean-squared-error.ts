import { isNdArray, type Column } from '../../loop/index.ts';
import type { Loss, Score } from './loss.ts';

/** Mean and standard deviation of a target in the training rows. */
export interface TargetScale {
  readonly mean: number;
  readonly scale: number;
}

/**
 * The square of how far a prediction is from a number, in standard deviations of the target: a model gives, and learns,
 * (number - mean) / scale, whatever the size of the numbers. What it says is in the unit of the target.
 */
export function meanSquaredError(targetScale: TargetScale): Loss {
  const { mean, scale } = targetScale;
  if (!(Number.isFinite(mean) && Number.isFinite(scale) && scale > 0))
    throw new RangeError(
      `The mean of a target has to be a number and its scale one above 0, but they are ${mean} and ${scale}. ` +
        'Choose another target.',
    );
  return {
    outputNames: ['loss', 'prediction', 'absolute_error'],
    units: 1,
    activationLabel: 'linear',
    score: (given, target) => score(given, target, targetScale),
    predict: (given) => given.map((value) => value * scale + mean),
  };
}

function score(given: Float32Array, target: Column, { mean, scale }: TargetScale): Score {
  const numbers = isNdArray(target) ? target.data : target;
  const gradient = new Float32Array(given.length);
  const loss = new Float32Array(given.length);
  const prediction = new Float32Array(given.length);
  const absoluteError = new Float32Array(given.length);
  let isFinite = true;
  for (let row = 0; row < given.length; row++) {
    const value = given[row] ?? 0;
    const error = value - (numberAt(numbers, row) - mean) / scale;
    loss[row] = error * error;
    prediction[row] = value * scale + mean;
    absoluteError[row] = Math.abs(error) * scale; // not of the prediction: large numbers lose their last digits in it
    gradient[row] = (2 * error) / given.length;
    isFinite &&= Number.isFinite(loss[row]); // read back: float32 overflows long before the error does
  }
  return { outputs: { loss, prediction, absolute_error: absoluteError }, gradient, isFinite };
}

/** The number of a row. Throws a RangeError when it is none. */
export function numberAt(numbers: ArrayLike<unknown>, row: number): number {
  const value = numbers[row];
  if (typeof value === 'number') return value;
  throw new RangeError(`The target of row ${row} has to be a number, but is ${String(value)}.`);
}

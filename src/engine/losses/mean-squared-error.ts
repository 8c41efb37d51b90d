import { isNdArray, type Column } from '../../loop/index.ts';
import type { Loss, Score } from './loss.ts';

/** (prediction − target)² for a target that is a number. */
export function meanSquaredError(): Loss {
  return {
    outputNames: ['loss', 'prediction', 'absolute_error'],
    units: 1,
    activationLabel: 'linear',
    score,
    predict: (given) => given.slice(),
  };
}

function score(given: Float32Array, target: Column): Score {
  const numbers = isNdArray(target) ? target.data : target;
  const gradient = new Float32Array(given.length);
  const loss = new Float32Array(given.length);
  const absoluteError = new Float32Array(given.length);
  let isFinite = true;
  for (let row = 0; row < given.length; row++) {
    const error = (given[row] ?? 0) - numberAt(numbers, row);
    loss[row] = error * error;
    absoluteError[row] = Math.abs(error);
    gradient[row] = (2 * error) / given.length;
    isFinite &&= Number.isFinite(loss[row]); // read back: float32 overflows long before the error does
  }
  return { outputs: { loss, prediction: given.slice(), absolute_error: absoluteError }, gradient, isFinite };
}

function numberAt(numbers: ArrayLike<unknown>, row: number): number {
  const value = numbers[row];
  if (typeof value === 'number') return value;
  throw new RangeError(`The target of row ${row} has to be a number, but is ${String(value)}.`);
}

import { isNdArray, numberCount, type Column, type NdArray } from '../loop/index.ts';
import { sizeOf } from './tensor.ts';

/** The features of a batch as a tensor wants them: vectors as [1, rows, n], images as [rows, height, width, channels]. */
export interface Rows {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

/** Checks a column of features against the shape of a row. Throws a RangeError that says what came. */
export function rowsOf(features: Column, inputShape: readonly number[]): Rows {
  const { data, shape } = checkedFeatures(features, inputShape);
  return {
    values: data instanceof Float32Array ? data : Float32Array.from(data),
    shape: inputShape.length === 1 ? [1, ...shape] : shape,
  };
}

/** {@link rowsOf}, without asking for the numbers. */
export function checkedFeatures(features: Column, inputShape: readonly number[]): NdArray {
  if (!isNdArray(features)) throw new TypeError('The features have to be an NdArray, but a plain column came.');
  const { shape, length } = features;
  if (length === 0 || numberCount(features) !== length * sizeOf(inputShape) || shape.length !== inputShape.length + 1)
    throw new RangeError(
      `The features have to be of shape [rows, ${inputShape.join(', ')}] with at least one row, ` +
        `but are of shape [${shape.join(', ')}].`,
    );
  return features;
}

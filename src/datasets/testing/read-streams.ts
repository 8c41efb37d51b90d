import { isNdArray, type Batch, type StreamSource } from '../../loop/index.ts';

/** One pass of a stream, all of it. */
export function readPass(source: StreamSource | undefined, pass: number): Batch[] {
  const opened = source?.(pass);
  if (opened === undefined || !(Symbol.iterator in opened)) throw new TypeError('There is no such synchronous stream.');
  return [...opened];
}

/** The features of batches, row by row. */
export function featureRows(batches: readonly Batch[]): number[][] {
  return batches.flatMap(({ features }) => {
    if (!isNdArray(features)) throw new TypeError('The batch has no NdArray `features`.');
    const width = features.data.length / features.length;
    return Array.from({ length: features.length }, (_, row) => [
      ...features.data.subarray(row * width, (row + 1) * width),
    ]);
  });
}

/** The targets of batches, one after another. */
export function targets(batches: readonly Batch[]): number[] {
  return batches.flatMap(({ target }) => {
    if (!(target instanceof Int32Array || target instanceof Float64Array))
      throw new TypeError('The batch has no typed array `target`.');
    return [...target];
  });
}

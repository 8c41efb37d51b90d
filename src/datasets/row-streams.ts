import { ndArray, type Batch, type RandomSource } from '../loop/index.ts';
import type { TargetValues } from './dataset-definition.ts';
import type { EncodedMatrix } from './encode/encoded-matrix.ts';
import { shuffledIndices } from './shuffled-indices.ts';
import type { Part, Split } from './split.ts';

export interface RowsToStream {
  readonly features: EncodedMatrix;
  /** Shape of one row of `features`; its product is the width of the matrix. */
  readonly inputShape: readonly number[];
  /** One for each row: class index, or number to predict. */
  readonly target: TargetValues;
  readonly split: Split;
  readonly batchSize: number;
  readonly random: RandomSource;
}

/**
 * Streams of batches `{ features: NdArray [rows, ...inputShape], target }`, cut as they are asked for; the last batch of
 * a pass has what rows are left. `train` is in a new order each pass, which follows from the pass alone; `valid` and
 * `test` keep the order of the table.
 */
export function rowStreams(rows: RowsToStream): Record<Part, (pass: number) => Generator<Batch>> {
  const { split, random } = rows;
  return {
    train: (pass) => batches(rows, () => shuffled(split.train, random('shuffle', pass))),
    valid: () => batches(rows, () => split.valid),
    test: () => batches(rows, () => split.test),
  };
}

function* batches(rows: RowsToStream, orderOfPass: () => Int32Array): Generator<Batch> {
  const order = orderOfPass();
  for (let start = 0; start < order.length; start += rows.batchSize)
    yield cutBatch(rows, order.subarray(start, start + rows.batchSize));
}

/** Shorter rows are copied number by number: a call of set() costs more, where rows lie apart as they do in train. */
const WIDE = 32;

/** Copies rows into a batch of their own: a hook or a model that keeps or changes one does no harm. */
function cutBatch({ features, inputShape, target }: RowsToStream, order: Int32Array): Batch {
  const { data, width } = features;
  const count = order.length;
  const batchFeatures = new Float32Array(count * width);
  const batchTarget = target instanceof Int32Array ? new Int32Array(count) : new Float64Array(count);
  for (let place = 0; place < count; place += 1) {
    const row = order[place] ?? 0;
    batchTarget[place] = target[row] ?? 0;
    const begin = row * width;
    if (width >= WIDE) batchFeatures.set(data.subarray(begin, begin + width), place * width);
    else for (let index = 0; index < width; index += 1) batchFeatures[place * width + index] = data[begin + index] ?? 0;
  }
  return { features: ndArray(batchFeatures, [count, ...inputShape]), target: batchTarget };
}

function shuffled(rows: Int32Array, uniform: () => number): Int32Array {
  return shuffledIndices(rows.length, uniform).map((index) => rows[index] ?? 0);
}

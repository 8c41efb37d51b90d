import { lazyNdArray, Slab, type Batch, type RandomSource } from '../loop/index.ts';
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
  const cut = { rows, slab: new Slab() }; // one for all passes: a short pass needs little of it
  return {
    train: (pass) => batches(cut, () => shuffled(split.train, random('shuffle', pass))),
    valid: () => batches(cut, () => split.valid),
    test: () => batches(cut, () => split.test),
  };
}

interface Cut {
  readonly rows: RowsToStream;
  readonly slab: Slab;
}

function* batches({ rows, slab }: Cut, orderOfPass: () => Int32Array): Generator<Batch> {
  const order = orderOfPass();
  for (let start = 0; start < order.length; start += rows.batchSize)
    yield cutBatch(rows, order.subarray(start, start + rows.batchSize), slab);
}

/** Shorter rows are copied number by number: a call of set() costs more, where rows lie apart as they do in train. */
const WIDE = 32;

/** A batch of its own: a hook or a model that keeps or changes one does no harm. Its features are copied when asked for. */
function cutBatch({ features, inputShape, target }: RowsToStream, order: Int32Array, slab: Slab): Batch {
  const count = order.length;
  const batchTarget = target instanceof Int32Array ? slab.ints(count) : slab.doubles(count);
  for (let place = 0; place < count; place += 1) batchTarget[place] = target[order[place] ?? 0] ?? 0;
  const batchFeatures = lazyNdArray([count, ...inputShape], (to) => {
    copyRows(features, order, to);
  });
  return { features: batchFeatures, target: batchTarget };
}

function copyRows({ data, width }: EncodedMatrix, order: Int32Array, to: Float32Array): void {
  for (let place = 0; place < order.length; place += 1) {
    const begin = (order[place] ?? 0) * width;
    if (width >= WIDE) to.set(data.subarray(begin, begin + width), place * width);
    else for (let index = 0; index < width; index += 1) to[place * width + index] = data[begin + index] ?? 0;
  }
}

function shuffled(rows: Int32Array, uniform: () => number): Int32Array {
  const order = shuffledIndices(rows.length, uniform);
  for (let place = 0; place < order.length; place += 1) order[place] = rows[order[place] ?? 0] ?? 0;
  return order;
}

import type { PlanePoints, PreparationInput, PreparedDataset, Target } from './dataset-definition.ts';
import type { EncodedMatrix } from './encode/encoded-matrix.ts';
import { rowStreams } from './row-streams.ts';
import { PARTS, type Part, type Split } from './split.ts';

interface EncodedRows {
  readonly features: EncodedMatrix;
  readonly inputShape: readonly number[];
  readonly featureNames: readonly string[];
  readonly target: Target;
  /** One for each row: class index, or number to predict. */
  readonly targetValues: Int32Array | Float32Array;
  readonly split: Split;
  readonly plane: PlanePoints | null;
  readonly notes: readonly string[];
}

/** The last step of every data set: rows that are encoded and dealt out become streams. */
export function preparedRows(rows: EncodedRows, { batchSize, random }: PreparationInput): PreparedDataset {
  const { features, inputShape, featureNames, target, targetValues, split, plane, notes } = rows;
  const forEachPart = (count: (rowCount: number) => number): Record<Part, number> => ({
    train: count(split.train.length),
    valid: count(split.valid.length),
    test: count(split.test.length),
  });
  return {
    streams: rowStreams({ features, inputShape, target: targetValues, split, batchSize, random }),
    streamNames: PARTS,
    numBatches: forEachPart((rowCount) => Math.ceil(rowCount / batchSize)),
    rowCounts: forEachPart((rowCount) => rowCount),
    inputShape,
    featureNames,
    target,
    plane,
    notes: [...notes, splitNote(split)],
  };
}

function splitNote({ train, valid, test }: Split): string {
  return `${train.length} rows train the model, ${valid.length} check it after each epoch (valid), ${test.length} are kept for the test.`;
}

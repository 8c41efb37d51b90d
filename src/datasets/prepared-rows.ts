import { baselines } from './baseline.ts';
import type {
  PlanePoints,
  PreparationInput,
  PreparedDataset,
  RowForm,
  Target,
  TargetValues,
} from './dataset-definition.ts';
import type { EncodedMatrix } from './encode/encoded-matrix.ts';
import { rowStreams } from './row-streams.ts';
import { PARTS, type Part, type Split } from './split.ts';

interface EncodedRows {
  readonly features: EncodedMatrix;
  readonly inputShape: readonly number[];
  readonly featureNames: readonly string[];
  readonly target: Target;
  /** One for each row: class index, or number to predict. */
  readonly targetValues: TargetValues;
  readonly split: Split;
  /** The rows of a pass of `train`, where some come more than once. */
  readonly passRows?: Int32Array;
  readonly plane: PlanePoints | null;
  readonly rowForm?: RowForm;
  readonly notes: readonly string[];
}

/** The last step of every data set: rows that are encoded and dealt out become streams. */
export function preparedRows(
  rows: EncodedRows,
  { batchSize, random }: Pick<PreparationInput, 'batchSize' | 'random'>,
): PreparedDataset {
  const { features, inputShape, featureNames, target, targetValues, split, passRows, plane, notes } = rows;
  const passes = { ...split, train: passRows ?? split.train };
  const forEachPart = (count: (rowCount: number) => number): Record<Part, number> => ({
    train: count(passes.train.length),
    valid: count(passes.valid.length),
    test: count(passes.test.length),
  });
  return {
    streams: rowStreams({ features, inputShape, target: targetValues, split: passes, batchSize, random }),
    streamNames: PARTS,
    numBatches: forEachPart((rowCount) => Math.ceil(rowCount / batchSize)),
    rowCounts: forEachPart((rowCount) => rowCount),
    inputShape,
    featureNames,
    target,
    plane,
    thumbnails: null,
    rowForm: rows.rowForm ?? null,
    baseline: baselines(target, targetValues, split),
    notes: [...notes, splitNote(split)],
  };
}

function splitNote({ train, valid, test }: Split): string {
  return `${train.length} rows train the model, ${valid.length} check it after each epoch (valid), ${test.length} are kept for the test.`;
}

// Rows of 20 steps of 8 numbers in three classes, which no data set of the page has: for the race of the GRU.
import type { PreparedDataset } from '../../src/datasets/dataset-definition.ts';
import { rowStreams } from '../../src/datasets/row-streams.ts';
import { seededRandom } from '../../src/datasets/seeded-random.ts';

export const SEQUENCE = { steps: 20, features: 8, units: 16, classes: 3 };
export const SEQUENCE_SIZE = SEQUENCE.steps * SEQUENCE.features;
export const TRAIN_ROWS = 960;
const VALID_ROWS = 96;

const from = (start: number, count: number) => Int32Array.from({ length: count }, (_, index) => start + index);

function rows() {
  const draw = seededRandom(1)('sequences');
  const count = TRAIN_ROWS + VALID_ROWS;
  return {
    features: {
      data: Float32Array.from({ length: count * SEQUENCE_SIZE }, () => 2 * draw() - 1),
      width: SEQUENCE_SIZE,
    },
    target: Int32Array.from({ length: count }, () => Math.floor(SEQUENCE.classes * draw())),
    split: { train: from(0, TRAIN_ROWS), valid: from(TRAIN_ROWS, VALID_ROWS), test: from(TRAIN_ROWS, 0) },
  };
}

export const SEQUENCES = rows();

export function prepareSequences(batchSize: number): PreparedDataset {
  const inputShape = [SEQUENCE.steps, SEQUENCE.features];
  const { train, valid } = rowStreams({ ...SEQUENCES, inputShape, batchSize, random: seededRandom(1) });
  const classNames = ['a', 'b', 'c'];
  return {
    streams: { train, valid },
    streamNames: ['train', 'valid'],
    numBatches: { train: TRAIN_ROWS / batchSize, valid: VALID_ROWS / batchSize },
    rowCounts: { train: TRAIN_ROWS, valid: VALID_ROWS },
    inputShape,
    featureNames: ['steps'],
    target: { kind: 'classes', name: 'class', classNames },
    plane: null,
    thumbnails: null,
    rowForm: null,
    baseline: null,
    notes: [],
  };
}

import { describe, expect, it } from 'vitest';
import { isNdArray } from '../loop/index.ts';
import { rowStreams } from './row-streams.ts';
import { seededRandom } from './seeded-random.ts';
import { featureRows, readPass, targets } from './testing/read-streams.ts';

const ROWS = 50;
const split = {
  train: Int32Array.from({ length: 35 }, (_, place) => place),
  valid: Int32Array.of(40, 41, 42, 43, 44),
  test: Int32Array.of(35, 36, 49),
};

function streamsUnderTest(seed = 1, batchSize = 8) {
  return rowStreams({
    features: { data: Float32Array.from({ length: ROWS * 4 }, (_, place) => place / 2), width: 4 },
    inputShape: [2, 2, 1],
    target: Int32Array.from({ length: ROWS }, (_, row) => row),
    split,
    batchSize,
    random: seededRandom(seed),
  });
}

describe('rowStreams', () => {
  it('cuts batches of the batch size, the last one with the rows that are left', () => {
    const batches = readPass(streamsUnderTest().train, 0);
    expect(batches.map(({ target }) => target?.length)).toEqual([8, 8, 8, 8, 3]);
    expect(batches.map(({ features }) => isNdArray(features) && features.shape)).toEqual([
      ...new Array<number[]>(4).fill([8, 2, 2, 1]),
      [3, 2, 2, 1],
    ]);
  });

  it('gives each row its own features and target', () => {
    const batches = readPass(streamsUnderTest().train, 0);
    expect(featureRows(batches)).toEqual(
      targets(batches).map((row) => [0, 1, 2, 3].map((place) => row * 2 + place / 2)),
    );
  });

  it('gives every training row once in each pass, in another order in another pass', () => {
    const { train } = streamsUnderTest();
    const [first, second] = [targets(readPass(train, 0)), targets(readPass(train, 1))];
    expect(first).not.toEqual(second);
    for (const rows of [first, second]) expect(rows.slice().sort((a, b) => a - b)).toEqual([...split.train]);
  });

  it('starts each pass afresh: a pass follows from the seed and its number, not from what was read before', () => {
    const { train } = streamsUnderTest();
    const third = targets(readPass(train, 3));
    readPass(train, 0);
    expect(targets(readPass(train, 3))).toEqual(third);
    expect(targets(readPass(streamsUnderTest(1, 5).train, 3))).toEqual(third);
    expect(targets(readPass(streamsUnderTest(2).train, 3))).not.toEqual(third);
  });

  it('keeps valid and test in the order of the table in every pass', () => {
    const { valid, test } = streamsUnderTest();
    for (const pass of [0, 7]) {
      expect(targets(readPass(valid, pass))).toEqual([...split.valid]);
      expect(targets(readPass(test, pass))).toEqual([...split.test]);
    }
  });

  it('lets two readers read the same pass side by side', () => {
    const { train } = streamsUnderTest();
    const alone = targets(readPass(train, 2));
    const first = train(2);
    first.next();
    expect(targets(readPass(train, 2))).toEqual(alone);
  });

  it('gives batches of their own: changing one changes no other pass', () => {
    const { valid } = streamsUnderTest();
    const before = featureRows(readPass(valid, 0));
    const [batch] = readPass(valid, 0);
    if (isNdArray(batch?.['features'])) batch['features'].data.fill(-1);
    expect(featureRows(readPass(valid, 0))).toEqual(before);
  });

  it('gives no batch of a part without rows, and one of all rows where the batch is larger', () => {
    const streams = rowStreams({
      features: { data: new Float32Array(6), width: 2 },
      inputShape: [2],
      target: Float64Array.of(0.5, 1.5, 2.5),
      split: { train: Int32Array.of(0, 1, 2), valid: new Int32Array(), test: new Int32Array() },
      batchSize: 100,
      random: seededRandom(1),
    });
    expect(readPass(streams.valid, 0)).toEqual([]);
    const [batch] = readPass(streams.train, 0);
    expect(batch?.['target']).toBeInstanceOf(Float64Array);
    expect(batch?.['target']).toHaveLength(3);
  });
});

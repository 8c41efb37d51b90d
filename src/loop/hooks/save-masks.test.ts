import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ndArray } from '../batch.ts';
import type { BatchData } from '../hook.ts';
import { RecordingArtifacts } from '../testing/recording-artifacts.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { SaveMasks, SAVE_MASKS } from './save-masks.ts';

type Options = ConstructorParameters<typeof SaveMasks>[0];

function imagesOf(batchData: BatchData, options: Options = {}) {
  const artifacts = new RecordingArtifacts();
  new SaveMasks(options, { artifacts }).afterBatch({ streamName: 'valid', batchData });
  return Object.fromEntries([...artifacts.all.values()].map(({ name, content }) => [name, pixelsOf(content)]));
}

/** Small images are one stored block, so the only data chunk begins at byte 41 of the file. */
function pixelsOf(content: string | Uint8Array): number[][] {
  const file = Buffer.from(content as Uint8Array);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const lines = inflateSync(file.subarray(41, 41 + file.readUInt32BE(33)));
  return Array.from({ length: height }, (_, row) => [
    ...lines.subarray(row * (width + 1) + 1, (row + 1) * (width + 1)),
  ]);
}

describe('images', () => {
  test('[SM1] one for each example, of any kind of column', () => {
    const rows = [[0, 1, 0.5], [1, 0, 0]]; // prettier-ignore
    const white = [[0, 255, 128], [255, 0, 0]]; // prettier-ignore
    for (const masks of [
      [rows],
      [rows.map((row) => row.map((value) => [value]))],
      [rows.map((row) => Float64Array.from(row))],
      ndArray(Float64Array.from(rows.flat()), [1, 2, 3]),
      ndArray(Float64Array.from(rows.flat()), [1, 2, 3, 1]),
      [ndArray(Float64Array.from(rows.flat()), [2, 3])],
    ])
      expect(imagesOf({ masks, paths: ['a'] })).toEqual({ 'a_mask.png': white });
  });

  test('[SM1] name, kind and place of an artifact', () => {
    const artifacts = new RecordingArtifacts();
    const options = { maskVariable: 'm', pathVariable: 'p', factor: 10, outputRoot: 'out/masks', suffix: '.png' };
    const batchData = { m: [[[1]], [[2]]], p: ['cats/1', 7] };
    new SaveMasks(options, { artifacts }).afterBatch({ streamName: 'valid', batchData });
    expect(artifacts.names).toEqual(['out/masks/cats/1.png', 'out/masks/7.png']);
    expect(artifacts.all.get('out/masks/7.png')).toMatchObject({ mediaType: 'image/png', epochId: null });
    expect(pixelsOf(artifacts.all.get('out/masks/7.png')?.content ?? '')).toEqual([[20]]);
  });

  test('[SM1] in a training: in the streams listed, the last epoch stays', async () => {
    const artifacts = new RecordingArtifacts();
    const draw = {
      afterBatch: ({ batchData }: { batchData: BatchData }) => {
        const numbers = batchData['x'] as number[];
        Object.assign(batchData, { masks: numbers.map((value) => [[value]]), paths: numbers.map((_, row) => row) });
      },
    };
    const hook = new SaveMasks({ streams: ['valid'], factor: 1 }, { artifacts });
    await createTestLoop({ hooks: [draw, hook] }).loop.runTraining();
    expect([artifacts.names, artifacts.writes]).toEqual([['0_mask.png', '1_mask.png'], 4]);
    expect(pixelsOf(artifacts.all.get('1_mask.png')?.content ?? '')).toEqual([[100]]);
  });

  test('[SM2] numbers that are no grey', () => {
    const masks = [[[-1, 300, NaN, 0.5, 1.5, 2.5, 2.51, Infinity, true]]];
    expect(imagesOf({ masks, paths: ['a'] }, { factor: 1 })).toEqual({
      'a_mask.png': [[0, 255, 0, 0, 2, 2, 3, 255, 1]],
    });
  });

  test('[SM4] names do not lead out of their folder', () => {
    const masks = [[[0]], [[0]], [[0]]];
    const paths = ['../../up', '/top//x', 'a\\..\\b'];
    expect(Object.keys(imagesOf({ masks, paths }, { outputRoot: './out/' }))).toEqual([
      'out/up_mask.png',
      'out/top/x_mask.png',
      'out/a/b_mask.png',
    ]);
  });
});

const misfits: readonly [BatchData, string][] = [
  [{ paths: ['a'] }, "SaveMasks: stream 'valid' has no variable 'masks'. It has: paths."],
  [{ masks: [[[1]]] }, "SaveMasks: stream 'valid' has no variable 'paths'. It has: masks."],
  [{ masks: [[[1]]], paths: ['a', 'b'] }, "one of each for every example, but 'masks' has 1, 'paths' has 2."],
  [
    { masks: [[1, 2]], paths: ['a'] },
    "SaveMasks: variable 'masks' must hold rows of numbers for each example, but the mask of 'a_mask.png' has the shape [2] and 2 numbers.",
  ],
  [{ masks: [5], paths: ['a'] }, 'has the shape [] and 1 numbers.'],
  [{ masks: [[[1, 2], [3]]], paths: ['a'] }, 'has the shape [2, 2] and 3 numbers.'],
  [{ masks: [[[[1, 2, 3]]]], paths: ['a'] }, 'has the shape [1, 1, 3] and 3 numbers.'],
  [{ masks: [[]], paths: ['a'] }, 'has the shape [0] and 0 numbers.'],
];
test.each(misfits)('[SM3] %j', (batchData, problem) => {
  expect(() => imagesOf(batchData)).toThrow(problem);
});

test('[SM1] what it reads', () => {
  expect(SAVE_MASKS.keys({ maskVariable: 'm', pathVariable: 'p' })).toEqual({ reads: { batch: ['m', 'p'] } });
});

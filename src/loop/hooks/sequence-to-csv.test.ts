import { describe, expect, test } from 'vitest';
import { ndArray } from '../batch.ts';
import type { BatchData } from '../hook.ts';
import { RecordingArtifacts } from '../testing/recording-artifacts.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { SequenceToCsv, SEQUENCE_TO_CSV } from './sequence-to-csv.ts';

type Options = ConstructorParameters<typeof SequenceToCsv>[0];

function start(options: Options = {}) {
  const artifacts = new RecordingArtifacts();
  const hook = new SequenceToCsv({ variables: ['y', 'p'], ...options }, { artifacts });
  const see = (batchData: BatchData, streamName = 'valid') => {
    hook.afterBatch({ streamName, batchData });
  };
  const fileAfter = (epochId: number) => {
    hook.afterEpoch({ epochId, epochData: {} });
    return artifacts.text('sequences.csv');
  };
  return { hook, artifacts, see, fileAfter };
}

/** Two sequences of different lengths. */
const BATCH = { ids: ['a', 'b'], y: [[1, 2], [3]], p: [[0.5, 0.25], ['x,y']] };

describe('rows', () => {
  test('[SQ1] one for each place of each sequence', () => {
    const { see, fileAfter } = start();
    see(BATCH);
    see({ ids: [7], y: ndArray(Int32Array.of(5, 6), [1, 2]), p: [Float32Array.of(1, 2)] }, 'train');
    see({ ids: [8], y: [[]], p: [[]] });
    expect(fileAfter(3)).toBe('ids,index,y,p\na,0,1,0.5\na,1,2,0.25\nb,0,3,"x,y"\n7,0,5,1\n7,1,6,2\n');
  });

  test('[SQ1] an item may be a list itself', () => {
    const { see, fileAfter } = start();
    see({ ids: [7], y: [[0, 1]], p: ndArray(Float32Array.of(1, 2, 3, 4), [1, 2, 2]) });
    expect(fileAfter(0)).toBe('ids,index,y,p\n7,0,0,"[1, 2]"\n7,1,1,"[3, 4]"\n');
  });

  test('[SQ1] in the streams listed', () => {
    const { see, fileAfter } = start({ streams: ['valid'] });
    see({}, 'train');
    see(BATCH);
    expect(fileAfter(0).split('\n')).toHaveLength(5);
  });

  const masks: readonly [string, unknown][] = [
    ['numbers', [[0, 1, 1, 0], [1, 0, 0, 0]]], // prettier-ignore
    ['truth values', [[false, true, true, false], [true, false, false, false]]], // prettier-ignore
    ['an array', ndArray(Uint8Array.of(0, 1, 1, 0, 1, 0, 0, 0), [2, 4])],
  ];
  test.each(masks)('[SQ2] a mask of %s', (_, mask) => {
    const { see, fileAfter } = start({ variables: ['y'], padMaskVariable: 'mask' });
    see({ ids: ['a', 'b'], y: ndArray(Int32Array.of(1, 2, 3, 4, 5, 6, 7, 8), [2, 4]), mask });
    expect(fileAfter(0)).toBe('ids,index,y\na,1,2\na,2,3\nb,0,5\n');
  });
});

describe('what does not fit', () => {
  test('[SQ3] no variables', () => {
    expect(() => new SequenceToCsv()).toThrow('SequenceToCsv: variables must name at least one.');
    expect(() => new SequenceToCsv({ variables: [] })).toThrow('must name at least one.');
  });

  test.each<[BatchData, string]>([
    [{ a: [] }, "stream 'valid' has no variable 'ids'. It has: a."],
    [{ ids: [1] }, "stream 'valid' has no variable 'mask'. It has: ids."],
    [{ ids: [1], mask: [[1]], p: [[1]] }, "stream 'valid' has no variable 'y'. It has: ids, mask, p."],
    [
      { ids: [1], mask: [[1], [1]], y: [[1], [1]], p: [[1], [1]] },
      "must have one of each for every example, but 'ids' has 1, 'mask' has 2, 'y' has 2, 'p' has 2.",
    ],
    [{ ids: [1], mask: [[1]], y: [[1]], p: [[1], [2]] }, "'y' has 1, 'p' has 2."],
    [
      { ids: ['one'], mask: [[1, 1]], y: [[1, 2]], p: [[1]] },
      "the sequences of example 'one' of stream 'valid' must have the same length, but 'y' has 2, 'p' has 1, 'mask' has 2.",
    ],
    [{ ids: [5], mask: [[1]], y: [[1, 2]], p: [[1, 2]] }, "but 'y' has 2, 'p' has 2, 'mask' has 1."],
    [
      { ids: [5], mask: [[1]], y: [1], p: [[1]] },
      "variable 'y' of stream 'valid' must hold a list for each example, but example 0 of the batch is a single value.",
    ],
  ])('[SQ3] %j', (batchData, problem) => {
    const { hook, artifacts, see } = start({ padMaskVariable: 'mask' });
    expect(() => {
      see(batchData);
    }).toThrow(problem);
    hook.afterEpoch({ epochId: 0, epochData: {} });
    expect(artifacts.names).toEqual([]);
  });

  test('[SQ3] nothing of a batch is kept when its last example does not fit', () => {
    const { hook, artifacts, see } = start();
    expect(() => {
      see({ ...BATCH, p: [[1, 2], [1, 2]] }); // prettier-ignore
    }).toThrow("the sequences of example 'b'");
    hook.afterEpoch({ epochId: 0, epochData: {} });
    expect(artifacts.names).toEqual([]);
  });
});

describe('the file', () => {
  test('[SQ4] holds one epoch, and stays when the next has no rows', () => {
    const { hook, artifacts, see, fileAfter } = start();
    see(BATCH);
    fileAfter(0);
    see({ ids: ['c'], y: [[9]], p: [[8]] });
    expect(fileAfter(1)).toBe('ids,index,y,p\nc,0,9,8\n');
    hook.afterEpoch({ epochId: 2, epochData: {} });
    expect(artifacts.all.get('sequences.csv')).toMatchObject({ mediaType: 'text/csv', epochId: 1 });
  });

  test('[SQ4] a second run forgets, a restored one goes on', () => {
    const { hook, see, fileAfter } = start({ variables: ['y'] });
    see(BATCH);
    const state = structuredClone(hook.captureState());
    hook.beforeTraining();
    see({ ids: ['c'], y: [[9]] });
    expect(fileAfter(1)).toBe('ids,index,y\nc,0,9\n');
    hook.restoreState(state);
    hook.beforeTraining();
    expect(fileAfter(1)).toBe('ids,index,y\na,0,1\na,1,2\nb,0,3\n');
  });

  test('[SQ4] in a training, epoch by epoch', async () => {
    const artifacts = new RecordingArtifacts();
    const options = { variables: ['seq'], idVariable: 'x', outputFile: '{epoch}.csv', streams: ['valid'] };
    const lengthen = {
      afterBatch: ({ batchData }: { batchData: BatchData }) => {
        batchData['seq'] = (batchData['x'] as number[]).map((value) => [value, value + 1]);
      },
    };
    await createTestLoop({ hooks: [lengthen, new SequenceToCsv(options, { artifacts })] }).loop.runTraining();
    expect(artifacts.text('0.csv')).toBe('x,index,seq\n0,0,0\n0,1,1\n0,0,0\n0,1,1\n');
    expect(artifacts.text('1.csv')).toBe('x,index,seq\n100,0,100\n100,1,101\n100,0,100\n100,1,101\n');
  });
});

test('[SQ1] what it reads', () => {
  const options = { idVariable: 'ids', padMaskVariable: null, variables: ['y', 'p'] };
  expect(SEQUENCE_TO_CSV.keys(options)).toEqual({ reads: { batch: ['ids', 'y', 'p'] } });
  expect(SEQUENCE_TO_CSV.keys({ ...options, padMaskVariable: 'mask', variables: null })).toEqual({
    reads: { batch: ['ids', 'mask'] },
  });
});

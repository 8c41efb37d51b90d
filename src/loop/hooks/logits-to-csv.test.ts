import { describe, expect, test } from 'vitest';
import { ndArray } from '../batch.ts';
import type { BatchData } from '../hook.ts';
import { RecordingArtifacts } from '../testing/recording-artifacts.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { LogitsToCsv, LOGITS_TO_CSV } from './logits-to-csv.ts';

type Options = ConstructorParameters<typeof LogitsToCsv>[0];

function start(options: Options = {}) {
  const artifacts = new RecordingArtifacts();
  const hook = new LogitsToCsv({ classNames: ['cat', 'dog'], ...options }, { artifacts, dataset: {} });
  const see = (batchData: BatchData, streamName = 'valid') => {
    hook.afterBatch({ streamName, batchData });
  };
  return { hook, artifacts, see };
}

const BATCH = { ids: ['a', 'b'], logits: [[1, 2], [3.5, NaN]] }; // prettier-ignore

describe('rows', () => {
  test('[LC1] one for each example of the epoch', () => {
    const { hook, artifacts, see } = start();
    see(BATCH);
    see({ ids: Int32Array.of(7), logits: ndArray(Float32Array.of(0.5, -1), [1, 2]) }, 'train');
    see({ ids: [], logits: [] });
    see({ ids: ['x,y'], logits: [Float64Array.of(0.1, 0.2)] });
    hook.afterEpoch({ epochId: 3, epochData: {} });
    expect([...artifacts.all.values()]).toEqual([
      {
        name: 'logits.csv',
        mediaType: 'text/csv',
        content: 'ids,cat,dog\na,1,2\nb,3.5,NaN\n7,0.5,-1\n"x,y",0.1,0.2\n',
        epochId: 3,
      },
    ]);
  });

  test('[LC1] in the streams listed, under other names', () => {
    const { hook, artifacts, see } = start({
      streams: ['valid'],
      idVariable: 'my,id',
      variable: 'p',
      classNames: ['no "1"', '2'],
      outputFile: 'out/scores.csv',
    });
    see({}, 'train');
    see({ 'my,id': [1], p: [[5, 6]] });
    hook.afterEpoch({ epochId: 0, epochData: {} });
    expect(artifacts.text('out/scores.csv')).toBe('"my,id","no ""1""",2\n1,5,6\n');
  });

  test('[LC2, LC3] the file holds one epoch, the last one that had rows', () => {
    const { hook, artifacts, see } = start();
    see(BATCH);
    hook.afterEpoch({ epochId: 0, epochData: {} });
    see({ ids: ['c'], logits: [[5, 6]] });
    hook.afterEpoch({ epochId: 1, epochData: {} });
    hook.afterEpoch({ epochId: 2, epochData: {} });
    expect(artifacts.names).toEqual(['logits.csv']);
    expect(artifacts.all.get('logits.csv')).toMatchObject({ content: 'ids,cat,dog\nc,5,6\n', epochId: 1 });
    expect(artifacts.writes).toBe(2);
  });

  test('[LC3] with {epoch} in its name each epoch has its own', () => {
    const { hook, artifacts, see } = start({ outputFile: 'epoch_{epoch}/logits_{epoch}.csv' });
    for (const epochId of [0, 1]) {
      see({ ids: [epochId], logits: [[5, 6]] });
      hook.afterEpoch({ epochId, epochData: {} });
    }
    expect(artifacts.text('epoch_0/logits_0.csv')).toBe('ids,cat,dog\n0,5,6\n');
    expect(artifacts.text('epoch_1/logits_1.csv')).toBe('ids,cat,dog\n1,5,6\n');
  });

  test('[LC1, LC2] in a training', async () => {
    const artifacts = new RecordingArtifacts();
    const options = { variable: 'rows', idVariable: 'x', classNames: ['c'], streams: ['train'] };
    const hook = new LogitsToCsv(options, { artifacts, dataset: {} });
    const widen = {
      afterBatch: ({ batchData }: { batchData: BatchData }) => {
        batchData['rows'] = (batchData['x'] as number[]).map((value) => [value + 0.5]);
      },
    };
    await createTestLoop({ hooks: [widen, hook] }).loop.runTraining();
    expect(artifacts.text('logits.csv')).toBe('x,c\n100,100.5\n100,100.5\n101,101.5\n101,101.5\n');
  });
});

describe('classes', () => {
  test('[LC4] the data set names them where the option does not', () => {
    const dataset = { classesNames: ['one', 'two'] };
    for (const classNames of [undefined, null, []]) {
      const artifacts = new RecordingArtifacts();
      const hook = new LogitsToCsv(classNames === undefined ? {} : { classNames }, { artifacts, dataset });
      hook.afterBatch({ streamName: 's', batchData: BATCH });
      hook.afterEpoch({ epochId: 0, epochData: {} });
      expect(artifacts.text('logits.csv')).toMatch(/^ids,one,two\n/);
    }
  });

  test('[LC4] none at all is an error', () => {
    for (const options of [{}, { classNames: null }, { classNames: [] }])
      expect(() => new LogitsToCsv(options)).toThrow('LogitsToCsv: option classNames must name the classes');
    expect(() => start({ outputFile: '' })).toThrow("LogitsToCsv: option outputFile must name a file, but is ''.");
  });
});

describe('what does not fit', () => {
  const misfits: readonly [BatchData, string][] = [
    [{ a: 1, b: 2 }, "stream 'valid' has no variable 'ids'. It has: a, b."],
    [{ ids: [1] }, "stream 'valid' has no variable 'logits'. It has: ids."],
    [
      { ids: [1, 2, 3], logits: [[1, 2]] },
      "stream 'valid' must have one of each for every example, but 'ids' has 3, 'logits' has 1.",
    ],
    [
      { ids: 'ab', logits: [] },
      "variable 'ids' of stream 'valid' must be a list with one item for each example, but is 'ab'.",
    ],
    [
      { ids: [1, 2], logits: [[1, 2], [1, 2, 3]] }, // prettier-ignore
      "variable 'logits' must hold 2 scores for each example, one for each class, but example 1 of the batch has 3.",
    ],
    [{ ids: [1], logits: [5] }, 'one for each class, but example 0 of the batch has a single value.'],
  ];
  test.each(misfits)('[LC5] %j', (batchData, problem) => {
    const { hook, artifacts, see } = start();
    expect(() => {
      see(batchData);
    }).toThrow(problem);
    hook.afterEpoch({ epochId: 0, epochData: {} });
    expect(artifacts.names).toEqual([]);
  });
});

describe('over several runs', () => {
  test('[LC6] a second run forgets what a stopped one left behind', () => {
    const { hook, artifacts, see } = start();
    see(BATCH);
    hook.beforeTraining();
    see({ ids: ['c'], logits: [[5, 6]] });
    hook.afterEpoch({ epochId: 1, epochData: {} });
    expect(artifacts.text('logits.csv')).toBe('ids,cat,dog\nc,5,6\n');
  });

  test('[LC6] a restored run goes on with it, once', () => {
    const captured = start();
    captured.see(BATCH);
    const state = structuredClone(captured.hook.captureState());
    const { hook, artifacts, see } = start();
    hook.restoreState(state);
    hook.beforeTraining();
    see({ ids: ['c'], logits: [[5, 6]] });
    hook.afterEpoch({ epochId: 1, epochData: {} });
    expect(artifacts.text('logits.csv')).toBe('ids,cat,dog\na,1,2\nb,3.5,NaN\nc,5,6\n');
    see(BATCH);
    hook.beforeTraining();
    hook.afterEpoch({ epochId: 2, epochData: {} });
    expect(artifacts.writes).toBe(1);
  });
});

test('[LC1] what it reads', () => {
  expect(LOGITS_TO_CSV.keys({ idVariable: 'ids', variable: 'logits' })).toEqual({
    reads: { batch: ['ids', 'logits'] },
  });
});

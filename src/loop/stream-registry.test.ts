import { describe, expect, test } from 'vitest';
import { StreamWrapper } from './stream-wrapper.ts';
import { numberedBatches, numberedSource } from './testing/batches.ts';
import { createTestLoop } from './testing/test-loop.ts';

describe('streams of the data set', () => {
  test('[S8] fixedEpochSize cuts the train stream, from epoch 0 on without a break', async () => {
    const { loop, model } = createTestLoop({
      dataset: { streams: { train: numberedSource(13), valid: numberedSource(1) } },
      fixedEpochSize: 10,
      epochsCount: 2,
    });
    await loop.runTraining();
    const train = model.calls.filter((call) => call.startsWith('train'));
    const at = (number: number, what: string) => `train ${number} ${what}`;
    expect(train).toHaveLength(30);
    expect([train[0], train[9]]).toEqual([at(0, 'measure'), at(9, 'measure')]);
    expect([train[10], train[13], train[19]]).toEqual([at(10, 'learn'), at(100, 'learn'), at(106, 'learn')]);
    expect([train[20], train[29]]).toEqual([at(107, 'learn'), at(203, 'learn')]);
    expect(model.calls.filter((call) => call.startsWith('valid'))).toHaveLength(3);
  });

  test('[S8] it goes by the name, also when the stream is only evaluated', async () => {
    const { loop, model } = createTestLoop({ trainStreamName: 'valid', fixedEpochSize: 3, extraStreams: ['train'] });
    await loop.runEvaluation('valid');
    expect(model.calls).toEqual(['valid 0 measure', 'valid 100 measure', 'valid 200 measure']);
  });

  test('[S9] getStream gives one wrapper for each name', async () => {
    const { loop, model } = createTestLoop();
    const valid = loop.getStream('valid');
    expect(loop.getStream('valid')).toBe(valid);
    expect(valid.name).toBe('valid');
    void valid.read();
    await loop.runEvaluation('valid');
    expect(model.calls).toEqual(['valid 100 measure']);
  });

  test.each(['test', 'toString', ''])('[S9] the unknown name %j is an error listing the known ones', async (name) => {
    const { loop } = createTestLoop();
    expect(() => loop.getStream(name)).toThrow(`The data set has no stream '${name}'. It has: train, valid.`);
    await expect(loop.runEvaluation(name)).rejects.toThrow('It has: train, valid.');
  });
});

describe('streams of epoch()', () => {
  test('[N1] names, wrappers and other iterables', async () => {
    const { loop, journal } = createTestLoop();
    const named = new StreamWrapper({ source: numberedSource(1), name: 'mine' });
    const unnamed = new StreamWrapper({ source: numberedSource(1) });
    await loop.epoch([numberedBatches(1, 5), 'train', unnamed], [named, numberedBatches(1, 7)]);
    expect(journal.filter((line) => line.startsWith('model'))).toEqual([
      'model unnamed_train_0 5 learn',
      'model train 0 learn',
      'model train 1 learn',
      'model unnamed_train_1 0 learn',
      'model mine 0 measure',
      'model unnamed_eval_0 7 measure',
    ]);
    expect(journal.at(-1)).toBe('hook afterEpochProfile 1 unnamed_train_0,train,unnamed_train_1,mine,unnamed_eval_0');
  });

  test('[N1] a wrapper of the caller keeps its place between epochs', async () => {
    const { loop, model } = createTestLoop();
    const stream = new StreamWrapper({ source: numberedSource(3), name: 'mine', epochSize: 2 });
    await loop.epoch([stream], []);
    await loop.epoch([stream], []);
    expect(model.calls).toEqual(['mine 0 learn', 'mine 1 learn', 'mine 2 learn', 'mine 100 learn']);
  });

  test('[N2] a made-up name reaches wrapper, hooks, epochData and profile', async () => {
    const { loop, journal } = createTestLoop();
    const stream = new StreamWrapper({ source: numberedSource(1) });
    await loop.epoch([stream], []);
    expect(stream.name).toBe('unnamed_train_0');
    expect(journal).toEqual([
      'model unnamed_train_0 0 learn',
      'hook afterBatch unnamed_train_0 0',
      'hook afterEpoch 1 unnamed_train_0',
      'hook afterEpochProfile 1 unnamed_train_0',
    ]);
    expect(Object.keys(loop.profile)).toContain('eval_batch_unnamed_train_0');
  });

  test('[N2] in the next epoch it is made up anew', async () => {
    const { loop, journal } = createTestLoop();
    const [first, second] = [1, 2].map(() => new StreamWrapper({ source: numberedSource(1) }));
    if (first === undefined || second === undefined) throw new Error('Two streams were made.');
    await loop.epoch([first], []);
    await loop.epoch([second, first], []);
    await loop.epoch([], [first]);
    expect(journal.filter((line) => line.startsWith('hook afterEpoch '))).toEqual([
      'hook afterEpoch 1 unnamed_train_0',
      'hook afterEpoch 2 unnamed_train_0,unnamed_train_1',
      'hook afterEpoch 2 unnamed_eval_0',
    ]);
  });

  test('[N3] a name twice in a list is refused', async () => {
    const { loop } = createTestLoop();
    await expect(loop.epoch(['train', 'train'], [])).rejects.toThrow("Stream 'train' is given twice");
    await expect(loop.epoch([], ['valid', new StreamWrapper({ source: () => [], name: 'valid' })])).rejects.toThrow(
      "Stream 'valid' is given twice",
    );
  });

  test('[N3] a name twice in extraStreams is refused when the first epoch begins', async () => {
    const { loop, model } = createTestLoop({ extraStreams: ['valid', 'valid'] });
    await expect(loop.runTraining()).rejects.toThrow("Stream 'valid' is given twice");
    expect(model.calls).toEqual([]);
  });

  test('[N3] the same name in both lists is one stream passed twice', async () => {
    const { loop, model, journal } = createTestLoop();
    await loop.epoch(['train'], ['train']);
    expect(model.calls).toEqual(['train 0 learn', 'train 1 learn', 'train 100 measure', 'train 101 measure']);
    expect(journal.slice(-2)).toEqual(['hook afterEpoch 1 train', 'hook afterEpochProfile 1 train,train']);
  });

  test('[N3] two different streams of one name are refused', async () => {
    const { loop } = createTestLoop();
    const mine = new StreamWrapper({ source: numberedSource(1), name: 'train' });
    await expect(loop.epoch(['train'], [mine])).rejects.toThrow("Stream 'train' is given twice");
    await loop.epoch([mine], [mine]);
  });

  test('[N4] a text in place of a list is refused', async () => {
    await expect(createTestLoop().loop.epoch('train', [])).rejects.toThrow("Write ['train']");
  });
});

test('[N2] one wrapper without a name is called otherwise in each list, and anew by another loop', async () => {
  const wrapper = new StreamWrapper({ source: numberedSource(1) });
  const { loop, journal } = createTestLoop();
  await loop.epoch([wrapper], [wrapper]);
  expect(journal.filter((line) => line.startsWith('hook after'))).toEqual([
    'hook afterBatch unnamed_train_0 0',
    'hook afterBatch unnamed_eval_0 100',
    'hook afterEpoch 1 unnamed_train_0,unnamed_eval_0',
    'hook afterEpochProfile 1 unnamed_train_0,unnamed_eval_0',
  ]);
  const other = createTestLoop();
  await other.loop.epoch([], [wrapper]);
  expect(other.journal).toContain('hook afterBatch unnamed_eval_0 200');
});

test('[N3] one wrapper twice in a list is refused', async () => {
  const wrapper = new StreamWrapper({ source: numberedSource(1) });
  await expect(createTestLoop().loop.epoch([wrapper, wrapper], [])).rejects.toThrow('is given twice');
});

import { describe, expect, test } from 'vitest';
import type { Hook } from './hook.ts';
import { MainLoop } from './main-loop.ts';
import { CountingModel } from './testing/counting-model.ts';
import { RecordingHook } from './testing/recording-hook.ts';
import { RecordingLog } from './testing/recording-log.ts';
import { createTestLoop, SMALL_DATASET } from './testing/test-loop.ts';

/** Options as they come from outside, where nobody checks types. */
function loopOf(options: Record<string, unknown>): MainLoop {
  return new MainLoop({ model: new CountingModel(), dataset: SMALL_DATASET, ...options });
}

test('[O1] the defaults are emloop’s', () => {
  const loop = loopOf({});
  expect([loop.trainStreamName, loop.extraStreams, loop.fixedEpochSize]).toEqual(['train', [], null]);
});

test('[O1] by default empty batches and streams are errors and epoch 0 is run', async () => {
  const { loop, journal } = createTestLoop();
  await loop.runTraining();
  expect(journal).toContain('hook afterEpoch 0 train,valid');
  const empty = createTestLoop({ dataset: { streams: { train: () => [], valid: () => [] } } });
  await expect(empty.loop.runTraining()).rejects.toThrow("Set onEmptyStream to 'warn' or 'ignore'");
  const emptyBatch = createTestLoop({ dataset: { streams: { train: () => [{ x: [] }], valid: () => [] } } });
  await expect(emptyBatch.loop.runTraining()).rejects.toThrow("Set onEmptyBatch to 'warn' or 'ignore'");
});

describe('bad values', () => {
  test.each([
    ['onEmptyBatch', 'fail', "option onEmptyBatch must be 'ignore', 'warn' or 'error', but is 'fail'"],
    ['onEmptyStream', null, "option onEmptyStream must be 'ignore', 'warn' or 'error', but is null"],
    ['onUnusedSources', 1, 'option onUnusedSources must be'],
    ['onIncorrectConfig', {}, 'option onIncorrectConfig must be'],
    ['epochsCount', -1, 'option epochsCount must be null or a whole number from 0 up, but is -1'],
    ['epochsCount', 1.5, 'but is 1.5'],
    ['fixedBatchSize', '32', "option fixedBatchSize must be null or a whole number from 0 up, but is '32'"],
    ['fixedEpochSize', NaN, 'option fixedEpochSize must be null or a whole number, but is NaN'],
    ['skipZerothEpoch', 'no', "option skipZerothEpoch must be true or false, but is 'no'"],
    ['trainStreamName', '', "option trainStreamName must be a name, but is ''"],
    ['extraStreams', 'valid', "option extraStreams must be a list of names, but is 'valid'"],
    ['extraStreams', ['valid', 3], 'option extraStreams must be a list of names'],
    ['hooks', {}, 'option hooks must be a list of objects, but is an object'],
    ['hooks', [null], 'option hooks must be a list of objects'],
    ['model', { run: () => ({}) }, 'option model must be an object with inputNames and run()'],
    ['dataset', {}, 'option dataset must be an object with streams'],
    ['gate', {}, 'option gate must be an object with pass()'],
    ['clock', 3, 'option clock must be a function, but is 3'],
    ['log', 'console', "option log must be a function, but is 'console'"],
  ])('[O2] %s: %j', (name, value, message) => {
    expect(() => loopOf({ [name]: value })).toThrow(message);
  });
});

describe('unknown options', () => {
  test('[O3] are an error by default, naming them', () => {
    expect(() => loopOf({ epochCount: 3, batchsize: 2 })).toThrow('MainLoop has no option epochCount, batchsize.');
  });

  test('[O3] are one warning on request, or nothing', () => {
    const log = new RecordingLog();
    loopOf({ epochCount: 3, batchsize: 2, onIncorrectConfig: 'warn', log: log.write });
    expect(log.at('warning')).toEqual([expect.stringContaining('epochCount, batchsize')]);
    loopOf({ epochCount: 3, onIncorrectConfig: 'ignore', log: log.write });
    expect(log.records).toHaveLength(1);
  });

  test('[O3] an option that is undefined was not given', () => {
    expect(loopOf({ trainStreamName: undefined, nonsense: undefined }).trainStreamName).toBe('train');
  });
});

describe('lists', () => {
  function* once<T>(...items: T[]): Generator<T> {
    yield* items;
  }

  test('[O4] a generator of hooks and of stream names will do', async () => {
    const journal: string[] = [];
    const hooks = once<Hook>(new RecordingHook(journal, 'a'));
    await createTestLoop({ hooks, extraStreams: once('valid') }).loop.runTraining();
    expect(journal.filter((line) => line.startsWith('a afterEpoch '))).toEqual([
      'a afterEpoch 0 train,valid',
      'a afterEpoch 1 train,valid',
    ]);
  });

  test('[O4] a later change of the list does nothing', async () => {
    const journal: string[] = [];
    const hooks = [new RecordingHook(journal, 'a')];
    const extraStreams = ['valid'];
    const { loop } = createTestLoop({ hooks, extraStreams });
    hooks.push(new RecordingHook(journal, 'late'));
    extraStreams.push('test');
    await loop.runTraining();
    expect(journal.some((line) => line.startsWith('late'))).toBe(false);
    expect(loop.extraStreams).toEqual(['valid']);
  });
});

describe('registration', () => {
  function registering(journal: string[], name: string): Hook {
    return {
      registerMainLoop: (loop) => {
        journal.push(`${name} ${loop.trainStreamName}`);
      },
    };
  }

  test('[O5] hooks are registered in list order', () => {
    const journal: string[] = [];
    loopOf({ hooks: [registering(journal, 'a'), {}, registering(journal, 'b')] });
    expect(journal).toEqual(['a train', 'b train']);
  });

  test('[O5] a hook that has a loop already is refused, and none is registered', () => {
    const journal: string[] = [];
    const taken = new RecordingHook([]);
    loopOf({ hooks: [taken] });
    const free = registering(journal, 'free');
    expect(() => loopOf({ hooks: [free, taken] })).toThrow('hooks[1] (RecordingHook) belongs to another loop already');
    expect(journal).toEqual([]);
    loopOf({ hooks: [free] });
    expect(journal).toEqual(['free train']);
  });

  test('[O5] a hook that is listed twice is refused', () => {
    const hook = {};
    expect(() => loopOf({ hooks: [hook, hook] })).toThrow('hooks[1] (an object) is in the list twice');
  });
});

describe('limits that are off', () => {
  test.each([null, 0])('[O6] fixedBatchSize %s drops no batch', async (fixedBatchSize) => {
    const { loop, model } = createTestLoop({ fixedBatchSize });
    await loop.runTraining();
    expect(model.calls).toHaveLength(6);
  });

  test.each([null, 0, -1])('[O6] fixedEpochSize %s cuts nothing', async (fixedEpochSize) => {
    const { loop, model } = createTestLoop({ fixedEpochSize });
    await loop.runTraining();
    expect(model.calls.slice(3)).toEqual(['train 100 learn', 'train 101 learn', 'valid 100 measure']);
  });

  test.each([null, 0])('[O6] epochsCount %s sets no limit', async (epochsCount) => {
    const { loop } = createTestLoop({ epochsCount, skipZerothEpoch: true });
    const { loop: other } = createTestLoop({ epochsCount: 3, skipZerothEpoch: true });
    await other.runTraining();
    const running = loop.runTraining();
    while (loop.trainingEpochsDone < 20) await Promise.resolve();
    loop.requestStop();
    expect((await running).origin).toBe('interrupt');
    expect(other.trainingEpochsDone).toBe(3);
  });
});

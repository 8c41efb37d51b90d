import { describe, expect, test } from 'vitest';
import type { Batch, Column } from './batch.ts';
import type { MainLoopOptions } from './main-loop-options.ts';
import type { StreamWrapper } from './stream-wrapper.ts';
import { CountingModel } from './testing/counting-model.ts';
import { RecordingHook } from './testing/recording-hook.ts';
import { RecordingLog } from './testing/recording-log.ts';
import { numberedSource } from './testing/batches.ts';
import { createTestLoop, silentTrace } from './testing/test-loop.ts';

/** One training epoch over these batches, by a model that reads `x`. */
async function trainOn(batches: readonly Batch[], options: Partial<MainLoopOptions> = {}) {
  const log = new RecordingLog();
  const journal: string[] = [];
  const model = new CountingModel(journal);
  const { loop } = createTestLoop({
    model,
    dataset: { streams: { train: () => batches } },
    extraStreams: [],
    skipZerothEpoch: true,
    hooks: [new RecordingHook(journal), silentTrace()],
    log: log.write,
    ...options,
  });
  let error: unknown = null;
  try {
    await loop.runTraining();
  } catch (caught) {
    error = caught;
  }
  return { loop, model, log, journal, message: error instanceof Error ? error.message : error };
}

const GOOD = { x: [1, 1] };

describe('order of the checks', () => {
  /** Each batch is wrong for one check and for all that follow: the message tells which came first. */
  const outputNamedAsSource = { inputNames: ['x'], outputNames: ['y'], run: () => ({ y: [0] }) };
  test.each<[string, Batch, [Partial<MainLoopOptions>, string]]>([
    ['empty before size', { y: [] }, [{ fixedBatchSize: 2 }, 'is empty']],
    ['size before unequal lengths', { x: [1, 2], y: [1] }, [{ fixedBatchSize: 2 }, 'gave no batch that could be used']],
    ['unequal lengths before sources', { y: [1, 2], z: [1] }, [{}, 'differ in length']],
    ['unused before missing', { y: [1] }, [{ onUnusedSources: 'warn' }, 'lacks what the model reads: x']],
    ['unused before the model', { ...GOOD, y: [1, 1] }, [{ onUnusedSources: 'error' }, 'does not read: y']],
  ])('[B1] %s', async (_name, batch, [options, message]) => {
    const { message: actual, model } = await trainOn([batch], options);
    expect(actual).toContain(message);
    expect(model.calls).toEqual([]);
  });

  test('[B1] the unused source was warned of although the missing one is an error', async () => {
    const { log } = await trainOn([{ y: [1] }]);
    expect(log.at('warning')).toEqual(["Stream 'train' has sources that the model does not read: y."]);
  });

  test('[B1] names of outputs after the model and before the hooks', async () => {
    const { message, journal } = await trainOn([{ ...GOOD, y: [1, 1] }], {
      model: outputNamedAsSource,
      onUnusedSources: 'ignore',
    });
    expect(message).toContain("output 'y'");
    expect(journal).toEqual(['hook beforeTraining', 'hook afterTraining false']);
  });

  test('[B1] the interrupt comes first: an empty batch that would be an error is dropped', async () => {
    const hook = new RecordingHook([], 'h', {
      afterBatch: () => {
        loop.requestStop();
      },
    });
    const { loop } = createTestLoop({
      hooks: [hook],
      dataset: { streams: { train: () => [GOOD, {}] } },
      extraStreams: [],
    });
    expect((await loop.runTraining()).origin).toBe('interrupt');
  });
});

describe('empty batches', () => {
  test.each([{}, { x: [] }, { x: [], y: new Float32Array(0) }])(
    '[B2] %j is skipped and does not reach the model',
    async (empty) => {
      const { model, journal } = await trainOn([empty, GOOD], { onEmptyBatch: 'ignore' });
      expect(model.calls).toEqual(['train 1 learn']);
      expect(journal.filter((line) => line.includes('afterBatch'))).toHaveLength(1);
    },
  );

  test('[B2] warn, error or nothing', async () => {
    const error = await trainOn([GOOD, {}]);
    expect(error.message).toContain("Batch 1 of stream 'train' is empty");
    const warned = await trainOn([{}, GOOD], { onEmptyBatch: 'warn' });
    expect([warned.message, warned.log.at('warning').length]).toEqual([null, 1]);
    const ignored = await trainOn([{}, GOOD], { onEmptyBatch: 'ignore' });
    expect([ignored.message, ignored.log.at('warning').length]).toEqual([null, 0]);
  });

  test('[B3] the message counts the empty batches, not the others', async () => {
    const { log } = await trainOn([GOOD, GOOD, {}, GOOD, { x: [] }], { onEmptyBatch: 'warn' });
    expect(log.at('warning')).toEqual([
      "Batch 2 of stream 'train' is empty (empty batch number 1 in total).",
      "Batch 4 of stream 'train' is empty (empty batch number 2 in total).",
    ]);
  });
});

describe('fixedBatchSize', () => {
  test('[B4] drops batches of another size with a debug line naming the first source that differs', async () => {
    const { model, log } = await trainOn([GOOD, { x: [7] }, { x: [8, 8], y: [8] }, { x: [9, 9] }], {
      fixedBatchSize: 2,
    });
    expect(model.calls).toEqual(['train 1 learn', 'train 9 learn']);
    expect(log.at('debug').slice(1)).toEqual([
      "Batch 1 of stream 'train' is skipped: source 'x' has 1 rows, fixedBatchSize is 2.",
      "Batch 2 of stream 'train' is skipped: source 'y' has 1 rows, fixedBatchSize is 2.",
    ]);
    expect(log.at('warning')).toEqual([]);
  });

  test('[B4] a batch that lacks a source passes when it is dropped by its size', async () => {
    expect((await trainOn([{ y: [1] }, GOOD], { fixedBatchSize: 2 })).message).toBeNull();
  });
});

test('[B5] sources of different lengths are an error naming them with their lengths', async () => {
  const { message, model } = await trainOn([{ x: [1, 2, 3], y: [1, 2] }]);
  expect(message).toContain("batch 0 of stream 'train' differ in length: 'x' has 3, 'y' has 2");
  expect((await trainOn([{ x: [], y: [1] }])).message).toContain("'x' has 0, 'y' has 1");
  expect(model.calls).toEqual([]);
});

describe('empty streams', () => {
  test.each<[string, readonly Batch[], Partial<MainLoopOptions>]>([
    ['without a batch', [], {}],
    ['with empty batches only', [{}, { x: [] }], { onEmptyBatch: 'ignore' }],
    ['with all batches of another size', [GOOD], { fixedBatchSize: 3 }],
  ])('[B6] a stream %s is an error, a warning or nothing', async (_name, batches, options) => {
    expect((await trainOn(batches, options)).message).toContain("Stream 'train' gave no batch that could be used");
    const warned = await trainOn(batches, { ...options, onEmptyStream: 'warn' });
    expect([warned.message, warned.log.at('warning').length]).toEqual([null, 1]);
    const ignored = await trainOn(batches, { ...options, onEmptyStream: 'ignore' });
    expect([ignored.message, ignored.log.at('warning').length]).toEqual([null, 0]);
    expect(ignored.loop.trainingEpochsDone).toBe(1);
  });

  test('[B6] an error ends the run before the epoch counts, a warning says which stream it was', async () => {
    const failed = await trainOn([]);
    expect(failed.message).toBe(
      "Stream 'train' gave no batch that could be used. Set onEmptyStream to 'warn' or 'ignore' to go on.",
    );
    expect(failed.journal).toEqual(['hook beforeTraining', 'hook afterTraining false']);
    expect(failed.loop.trainingEpochsDone).toBe(0);
    const warned = await trainOn([{}], { onEmptyBatch: 'ignore', onEmptyStream: 'warn' });
    expect(warned.log.at('warning')).toEqual(["Stream 'train' gave no batch that could be used."]);
    expect(warned.journal).toContain('hook afterEpoch 1 train');
  });

  test('[B6] every pass over every stream is looked at, in epoch 0 and where the model only measures', async () => {
    const dataset = { streams: { train: (pass: number) => (pass === 0 ? [] : [GOOD]), valid: () => [{ x: [] }] } };
    const options: Partial<MainLoopOptions> = { dataset, extraStreams: ['valid'], skipZerothEpoch: false };
    const { log, message } = await trainOn([], { ...options, onEmptyBatch: 'ignore', onEmptyStream: 'warn' });
    expect(message).toBeNull();
    expect(log.at('warning')).toEqual(
      ['train', 'valid', 'valid'].map((name) => `Stream '${name}' gave no batch that could be used.`),
    );
  });

  test('[B6] one usable batch is enough, wherever it comes', async () => {
    for (const batches of [
      [GOOD, {}],
      [{}, GOOD],
      [{}, GOOD, {}],
    ])
      expect((await trainOn(batches, { onEmptyBatch: 'ignore' })).message).toBeNull();
  });
});

describe('sources', () => {
  test.each(['ignore', 'warn', 'error'] as const)(
    '[B7] a missing source is an error with onUnusedSources %s',
    async (onUnusedSources) => {
      const { message } = await trainOn([{ y: [1] }], { onUnusedSources });
      expect(message).toContain("Stream 'train' lacks what the model reads: x. It has: y.");
    },
  );

  test('[B7] a name that every object knows is missing all the same', async () => {
    const model = { inputNames: ['constructor'], outputNames: [], run: () => ({}) };
    expect((await trainOn([GOOD], { model })).message).toContain('lacks what the model reads: constructor');
  });

  test('[B8] an unused source is warned of once for each stream', async () => {
    const log = new RecordingLog();
    const batches = [
      { ...GOOD, y: [1, 1] },
      { ...GOOD, y: [1, 1], z: [1, 1] },
    ];
    const { loop } = createTestLoop({
      dataset: { streams: { train: () => batches, valid: () => batches } },
      hooks: [silentTrace()],
      epochsCount: 2,
      log: log.write,
    });
    await loop.runTraining();
    expect(log.at('warning')).toEqual([
      "Stream 'train' has sources that the model does not read: y.",
      "Stream 'train' has sources that the model does not read: z.",
      "Stream 'valid' has sources that the model does not read: y.",
      "Stream 'valid' has sources that the model does not read: z.",
    ]);
  });

  test('[B8] they are an error on request, each time, or nothing', async () => {
    const { loop, message } = await trainOn([{ ...GOOD, y: [1, 1] }], { onUnusedSources: 'error' });
    expect(message).toContain("does not read: y. Set onUnusedSources to 'warn' or 'ignore'");
    await expect(loop.runTraining()).rejects.toThrow('does not read: y');
    expect((await trainOn([{ ...GOOD, y: [1, 1] }], { onUnusedSources: 'ignore' })).log.at('warning')).toEqual([]);
  });
});

test('[B9] the model gets the whole batch, whether to learn, and the stream', async () => {
  const calls: unknown[][] = [];
  const model = {
    inputNames: ['x'],
    outputNames: [],
    run: (...call: [Batch, boolean, StreamWrapper]) => {
      calls.push(call);
      return {};
    },
  };
  const batch = { ...GOOD, y: [1, 1] };
  const { loop } = await trainOn([batch], { model, skipZerothEpoch: false });
  expect(calls).toHaveLength(2);
  expect(calls.map(([given]) => given === batch)).toEqual([true, true]);
  expect(calls.map(([, train]) => train)).toEqual([false, true]);
  expect(calls[0]?.[2]).toBe(loop.getStream('train'));
});

test('[B10] an output with the name of a source is an error', async () => {
  const model = { inputNames: ['x'], outputNames: ['x'], run: () => ({ x: [1] }) };
  expect((await trainOn([GOOD], { model })).message).toBe(
    "The model gives an output 'x', but the batch has a source of that name. Rename one of them.",
  );
});

test.each([[3], [null], [{}]])('[B11] a source that is %j is an error naming it', async (x: unknown) => {
  const { message } = await trainOn([{ x: x as Column }]);
  expect(message).toBe("Source 'x' has no length. Each source must be a list with one item for each example.");
});

test.each([
  [7, 'is 7'],
  [[1, 2], 'is a list of 2'],
  [new Map(), 'is an object'],
])('[B12] a batch that is %o holds no sources by name', async (batch, came) => {
  const dataset = { streams: { train: () => [batch as never], valid: numberedSource(1) } };
  const { loop } = createTestLoop({ dataset, onEmptyBatch: 'ignore' });
  await expect(loop.runTraining()).rejects.toThrow(`Batch 0 of stream 'train' must hold sources by name, but ${came}.`);
});

test.each([
  [undefined, 'undefined'],
  [[1], 'a list of 1'],
  [3, '3'],
])('[B12] a model that gives %o gives no outputs by name', async (output, came) => {
  const model = { inputNames: ['x'], outputNames: [], run: () => output as never };
  await expect(createTestLoop({ model }).loop.runTraining()).rejects.toThrow(
    `The model must give outputs by name, such as { loss: [...] }, but gave ${came}.`,
  );
});

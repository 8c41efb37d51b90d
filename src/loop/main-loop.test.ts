import { describe, expect, test } from 'vitest';
import type { AfterBatch, AfterEpoch, BatchData, EpochData, Hook } from './hook.ts';
import { TrainingTerminated } from './errors.ts';
import { CountingModel } from './testing/counting-model.ts';
import { RecordingHook } from './testing/recording-hook.ts';
import { RecordingLog } from './testing/recording-log.ts';
import { createTestLoop, silentTrace, threeHooks } from './testing/test-loop.ts';
import { numberedBatch, numberedBatches } from './testing/batches.ts';
import { ndArray, type Batch } from './batch.ts';
import { MainLoop } from './main-loop.ts';
import type { Model } from './model.ts';

describe('runTraining', () => {
  test('[L1] everything happens in emloop’s order', async () => {
    const { loop, journal } = createTestLoop();
    const end = await loop.runTraining();
    expect(journal).toEqual([
      'hook beforeTraining',
      'model train 0 measure',
      'hook afterBatch train 0',
      'model train 1 measure',
      'hook afterBatch train 1',
      'model valid 0 measure',
      'hook afterBatch valid 0',
      'hook afterEpoch 0 train,valid',
      'hook afterEpochProfile 0 train,valid',
      'model train 100 learn',
      'hook afterBatch train 100',
      'model train 101 learn',
      'hook afterBatch train 101',
      'model valid 100 measure',
      'hook afterBatch valid 100',
      'hook afterEpoch 1 train,valid',
      'hook afterEpochProfile 1 train,valid',
      'hook afterTraining true',
    ]);
    expect(end).toEqual({ origin: 'epochsCount', message: 'All 1 epochs are done' });
  });

  test('[L2] epoch 0 measures the train stream and the extra streams, and nothing is learned or counted', async () => {
    const counters: number[] = [];
    const hook: Hook = {
      afterEpoch: ({ epochId }) => {
        counters.push(epochId, loop.trainingEpochsDone);
        if (epochId === 0) throw new TrainingTerminated();
      },
    };
    const { loop, model } = createTestLoop({ hooks: [hook] });
    await loop.runTraining();
    expect(model.calls).toEqual(['train 0 measure', 'train 1 measure', 'valid 0 measure']);
    expect(model.weight).toBe(1);
    expect(counters).toEqual([0, 0]);
  });

  test('[L2] every hook gets every event of epoch 0', async () => {
    const { journal, hooks } = threeHooks({});
    await createTestLoop({ hooks }).loop.runTraining();
    for (const name of ['a', 'b', 'c'])
      expect(journal).toEqual(
        expect.arrayContaining([
          `${name} afterBatch train 0`,
          `${name} afterEpoch 0 train,valid`,
          `${name} afterEpochProfile 0 train,valid`,
        ]),
      );
  });

  test('[L3] skipZerothEpoch begins with epoch 1', async () => {
    const { loop, journal } = createTestLoop({ skipZerothEpoch: true });
    await loop.runTraining();
    expect(journal[1]).toBe('model train 0 learn');
    expect(journal.filter((line) => line.startsWith('hook afterEpoch '))).toEqual(['hook afterEpoch 1 train,valid']);
  });

  test('[L4] hooks are called in list order, event by event', async () => {
    const { journal, hooks } = threeHooks({});
    await createTestLoop({ hooks, skipZerothEpoch: true, extraStreams: [] }).loop.runTraining();
    expect(journal).toEqual(
      ['beforeTraining', 'afterBatch train 0', 'afterBatch train 1', 'afterEpoch 1 train', 'afterEpochProfile 1 train']
        .concat('afterTraining true')
        .flatMap((event) => ['a', 'b', 'c'].map((name) => `${name} ${event}`)),
    );
  });

  test('[L5] asynchronous hooks are awaited one after another', async () => {
    const slow = async () => {
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      journal.push('b is done');
    };
    const { journal, hooks } = threeHooks({
      beforeTraining: slow,
      afterBatch: slow,
      afterEpoch: slow,
      afterEpochProfile: slow,
      afterTraining: slow,
    });
    await createTestLoop({ hooks, skipZerothEpoch: true, extraStreams: [] }).loop.runTraining();
    const positions = journal.flatMap((line, index) => (line.startsWith('b ') && line !== 'b is done' ? [index] : []));
    expect(positions).toHaveLength(6);
    for (const index of positions) expect([journal[index + 1], journal[index + 2]?.[0]]).toEqual(['b is done', 'c']);
  });

  test('[L5] an asynchronous model is awaited', async () => {
    const journal: string[] = [];
    class SlowModel extends CountingModel {
      override async run(...call: Parameters<CountingModel['run']>) {
        const output = super.run(...call);
        await Promise.resolve();
        journal.push('model is done');
        return output;
      }
    }
    await createTestLoop({ model: new SlowModel(journal), hooks: [new RecordingHook(journal)] }).loop.runTraining();
    const done = journal.flatMap((line, index) => (line === 'model is done' ? [index] : []));
    expect(done).toHaveLength(6);
    for (const index of done) expect(journal[index + 1]).toMatch(/^hook afterBatch/);
  });

  test('[L5] what a hook gives back otherwise is ignored', async () => {
    const journal: string[] = [];
    const hook: Hook = { afterBatch: () => journal.push('called') as never };
    await createTestLoop({ hooks: [hook, new RecordingHook(journal)] }).loop.runTraining();
    expect(journal.filter((line) => line === 'called')).toHaveLength(6);
    expect(journal.filter((line) => line.startsWith('hook afterBatch'))).toHaveLength(6);
  });

  test('[L6] an epoch counts before afterEpoch, and its id is the counter', async () => {
    const seen: string[] = [];
    const hook: Hook = {
      afterBatch: () => void seen.push(`batch ${loop.trainingEpochsDone}`),
      afterEpoch: ({ epochId }) => void seen.push(`epoch ${epochId} of ${loop.trainingEpochsDone}`),
    };
    const { loop } = createTestLoop({ hooks: [hook], epochsCount: 2, extraStreams: [], skipZerothEpoch: true });
    await loop.runTraining();
    expect(seen).toEqual(['batch 0', 'batch 0', 'epoch 1 of 1', 'batch 1', 'batch 1', 'epoch 2 of 2']);
  });

  test('[L7] epochsCount ends the training after so many epochs', async () => {
    const { loop } = createTestLoop({ epochsCount: 3 });
    expect((await loop.runTraining()).message).toBe('All 3 epochs are done');
    expect(loop.trainingEpochsDone).toBe(3);
  });

  test('[L7, L8] with epochsCount reached already a second training ends after one more epoch', async () => {
    const { loop, journal } = createTestLoop({ epochsCount: 2 });
    await loop.runTraining();
    journal.length = 0;
    expect((await loop.runTraining()).origin).toBe('epochsCount');
    expect(loop.trainingEpochsDone).toBe(3);
    expect(journal.filter((line) => line.startsWith('hook afterEpoch '))).toEqual([
      'hook afterEpoch 2 train,valid',
      'hook afterEpoch 3 train,valid',
    ]);
  });
});

describe('runEvaluation', () => {
  test('[L9] measures one stream inside beforeTraining and afterTraining', async () => {
    const { loop, journal } = createTestLoop();
    const end = await loop.runEvaluation('valid');
    expect(journal).toEqual([
      'hook beforeTraining',
      'model valid 0 measure',
      'hook afterBatch valid 0',
      'hook afterEpoch 0 valid',
      'hook afterEpochProfile 0 valid',
      'hook afterTraining true',
    ]);
    expect(end.message).toBe('The evaluation is done');
  });

  test('[L9] after a training its epochId is the counter, which stays', async () => {
    const { loop, journal } = createTestLoop({ epochsCount: 2 });
    await loop.runTraining();
    journal.length = 0;
    await loop.runEvaluation('valid');
    expect(journal).toContain('hook afterEpoch 2 valid');
    expect(loop.trainingEpochsDone).toBe(2);
  });
});

describe('epoch', () => {
  test('[L10] learns from train streams, measures eval streams, without the events around a training', async () => {
    const { loop, journal } = createTestLoop();
    await loop.epoch(['train'], ['valid']);
    expect(journal).toEqual([
      'model train 0 learn',
      'hook afterBatch train 0',
      'model train 1 learn',
      'hook afterBatch train 1',
      'model valid 0 measure',
      'hook afterBatch valid 0',
      'hook afterEpoch 1 train,valid',
      'hook afterEpochProfile 1 train,valid',
    ]);
    expect(loop.trainingEpochsDone).toBe(1);
  });

  test('[L10] counts once whatever the number of train streams, and not at all without one', async () => {
    const { loop } = createTestLoop();
    await loop.epoch(['train', 'valid'], []);
    expect(loop.trainingEpochsDone).toBe(1);
    await loop.epoch([], ['train', 'valid']);
    expect(loop.trainingEpochsDone).toBe(1);
  });

  test('[L11] streams given by name begin anew each time', async () => {
    const { loop, model } = createTestLoop({ fixedEpochSize: 1 });
    await loop.epoch(['train'], []);
    await loop.epoch(['train'], []);
    expect(model.calls).toEqual(['train 0 learn', 'train 0 learn']);
  });

  test('[L11] TrainingTerminated and other errors reach the caller', async () => {
    const ending = createTestLoop({ hooks: [new RecordingHook([], 'h', { afterEpoch: terminate })] });
    await expect(ending.loop.epoch(['train'], [])).rejects.toThrow(TrainingTerminated);
    const failing = createTestLoop({ hooks: [new RecordingHook([], 'h', { afterBatch: fail })] });
    await expect(failing.loop.epoch(['train'], [])).rejects.toThrow('out of order');
    await failing.loop.epoch([], []);
  });
});

describe('data of epoch and batch', () => {
  test('[L12] epochData is fresh for each epoch and shared by all hooks', async () => {
    const seen: EpochData[] = [];
    const writer: Hook = {
      afterEpoch: ({ epochData }) => void ((epochData['train'] ??= {}), (epochData['extra'] = {})),
    };
    const reader: Hook = { afterEpoch: ({ epochData }: AfterEpoch) => void seen.push(epochData) };
    await createTestLoop({ hooks: [writer, reader] }).loop.runTraining();
    expect(seen.map((data) => Object.keys(data))).toEqual([
      ['train', 'valid', 'extra'],
      ['train', 'valid', 'extra'],
    ]);
    expect(seen[0]).not.toBe(seen[1]);
  });

  test('[L12] epochData and its streams are empty and have no prototype', async () => {
    const seen: unknown[] = [];
    const hook: Hook = {
      afterEpoch({ epochData }) {
        for (const value of [epochData, epochData['train'], epochData['valid']])
          seen.push(Object.getPrototypeOf(value) as unknown);
        seen.push(Object.keys(epochData['train'] ?? { x: 1 }).length);
      },
    };
    await createTestLoop({ hooks: [hook], skipZerothEpoch: true }).loop.runTraining();
    expect(seen).toEqual([null, null, null, 0]);
  });

  test('[L13] batchData is fresh for each batch: all sources and outputs, and what earlier hooks added', async () => {
    const batches: BatchData[] = [];
    const keys: string[][] = [];
    const adder: Hook = { afterBatch: ({ batchData }) => void (batchData['added'] = batches.length) };
    const reader: Hook = {
      afterBatch({ batchData }: AfterBatch) {
        batches.push(batchData);
        keys.push(Object.keys(batchData));
      },
    };
    const first: Hook = { afterBatch: ({ batchData }) => void keys.push(Object.keys(batchData)) };
    const { loop } = createTestLoop({ hooks: [first, adder, reader], extraStreams: [], skipZerothEpoch: true });
    await loop.runTraining();
    expect(keys).toEqual([
      ['x', 'loss'],
      ['x', 'loss', 'added'],
      ['x', 'loss'],
      ['x', 'loss', 'added'],
    ]);
    expect(batches[0]).not.toBe(batches[1]);
    expect('constructor' in (batches[0] ?? {})).toBe(false);
  });

  test('[L13] a source or output may be called __proto__', async () => {
    const batch = Object.fromEntries([
      ['x', [1]],
      ['__proto__', [2]],
    ]);
    const seen: unknown[] = [];
    const hook: Hook = { afterBatch: ({ batchData }) => void seen.push(batchData['__proto__']) };
    const { loop } = createTestLoop({
      hooks: [hook],
      dataset: { streams: { train: () => [batch] } },
      extraStreams: [],
    });
    await loop.runTraining();
    expect(seen).toEqual([[2], [2]]);
  });

  test('[L14] afterBatch tells whether the model learned', async () => {
    const seen: unknown[] = [];
    const hook: Hook = { afterBatch: ({ streamName, isTraining }) => void seen.push(`${streamName} ${isTraining}`) };
    await createTestLoop({ hooks: [hook] }).loop.runTraining();
    expect(seen).toEqual(['train false', 'train false', 'valid false', 'train true', 'train true', 'valid false']);
  });
});

describe('one thing at a time', () => {
  test('[L15] a second run is refused and the first goes on', async () => {
    const { loop } = createTestLoop();
    const first = loop.runTraining();
    await expect(loop.runTraining()).rejects.toThrow('This loop runs already');
    await expect(loop.runEvaluation('valid')).rejects.toThrow('This loop runs already');
    expect((await first).origin).toBe('epochsCount');
    expect(loop.trainingEpochsDone).toBe(1);
    await loop.runEvaluation('valid');
  });
});

describe('log', () => {
  test('[L16] runTraining warns when there is no TrainingTrace, runEvaluation does not', async () => {
    const log = new RecordingLog();
    const { loop } = createTestLoop({ log: log.write });
    await loop.runEvaluation('valid');
    expect(log.at('warning')).toEqual([]);
    await loop.runTraining();
    expect(log.at('warning')).toEqual([expect.stringContaining('No TrainingTrace')]);
    const quiet = new RecordingLog();
    await createTestLoop({ log: quiet.write, hooks: [silentTrace()] }).loop.runTraining();
    expect(quiet.at('warning')).toEqual([]);
  });

  test('[L17] the log tells the course of a training and of an evaluation', async () => {
    const log = new RecordingLog();
    const { loop } = createTestLoop({ log: log.write, hooks: [silentTrace()] });
    await loop.runTraining();
    expect(log.records.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      'debug: Training started',
      'info: Evaluating epoch 0',
      'info: Epoch 0 done',
      'info: Training epoch 1',
      'info: Epoch 1 done',
      'info: Training terminated: All 1 epochs are done',
    ]);
    log.records.length = 0;
    await loop.runEvaluation('valid');
    expect(log.at('info')).toEqual(['Running the evaluation of stream valid', 'Evaluation done']);
  });
});

test('[B11] columns may be plain arrays, typed arrays and NdArrays', async () => {
  const columns = [[1, 2], Float32Array.of(1, 2), ndArray(Float32Array.of(1, 2, 3, 4), [2, 2])];
  const seen: unknown[] = [];
  const hook: Hook = { afterBatch: ({ batchData }) => void seen.push(batchData['x']) };
  const model = { inputNames: ['x'], outputNames: [], run: () => ({}) };
  const train = () => columns.map((x) => ({ x, y: numberedBatches(1)[0]?.['x'] ?? [] }));
  const { loop } = createTestLoop({
    model,
    hooks: [hook],
    dataset: { streams: { train } },
    extraStreams: [],
    skipZerothEpoch: true,
  });
  await loop.runTraining();
  expect(seen).toEqual(columns);
  expect(seen[2]).toBe(columns[2]);
});

function terminate(): never {
  throw new TrainingTerminated('enough');
}

function fail(): never {
  throw new Error('out of order');
}

test('[L18] an epoch called by a hook leaves the streams and the profile of the epoch in hand alone', async () => {
  const profiles: string[][] = [];
  let isNested = false;
  const hook: Hook = {
    afterBatch: async ({ streamName }) => {
      if (isNested || streamName !== 'train') return;
      isNested = true;
      await loop.epoch([], ['valid']);
      isNested = false;
    },
    afterEpochProfile: ({ profile }) => {
      profiles.push(Object.keys(profile).sort());
    },
  };
  const { loop, model } = createTestLoop({ hooks: [hook], fixedEpochSize: 2, skipZerothEpoch: true, epochsCount: 2 });
  const outer = loop.profile;
  await loop.runTraining();
  const learned = model.calls.filter((call) => call.endsWith('learn'));
  expect(learned).toEqual(['train 0 learn', 'train 1 learn', 'train 100 learn', 'train 101 learn']);
  const ofTheRun = profiles.filter((names) => names.includes('read_batch_train'));
  expect([profiles.length, ofTheRun.length]).toEqual([6, 2]);
  expect(ofTheRun[0]).toContain('read_batch_valid');
  expect(loop.profile).toBe(outer);
  expect(loop.trainingEpochsDone).toBe(2);
});

/** Something that can be awaited and is no Promise of this realm. */
function later<T>(value: T): PromiseLike<T> {
  return { then: (onFulfilled, onRejected) => Promise.resolve(value).then(onFulfilled, onRejected) };
}

test('[L5] any kind of promise will do, of the model as of a source', async () => {
  const seen: unknown[] = [];
  const model: Model = { inputNames: ['x'], outputNames: ['loss'], run: () => later({ loss: [1, 2] }) as never };
  const source = (): AsyncIterable<Batch> => ({
    [Symbol.asyncIterator]: () => {
      let left = 2;
      return {
        next: () =>
          later(left-- > 0 ? { done: false, value: numberedBatch(left) } : { done: true, value: undefined }) as never,
      };
    },
  });
  for (const buffer of [0, 2]) {
    const loop = new MainLoop({
      model,
      dataset: { streams: { train: source } },
      hooks: [{ afterBatch: ({ batchData }) => void seen.push({ ...batchData }) }],
      buffer,
      epochsCount: 1,
      skipZerothEpoch: true,
    });
    await loop.runTraining();
  }
  const batches = [1, 0].map((number) => ({ ...numberedBatch(number), loss: [1, 2] }));
  expect(seen).toEqual([...batches, ...batches]);
});

test('[L14] the event has emloop’s two parts; whether the model learned is told besides', async () => {
  const events: unknown[] = [];
  const learned: unknown[] = [];
  const hook: Hook = {
    afterBatch: (event) => {
      events.push(Object.keys(event));
      learned.push(event.isTraining);
    },
  };
  await createTestLoop({ hooks: [hook], skipZerothEpoch: true }).loop.runTraining();
  expect(events).toEqual(Array(3).fill(['streamName', 'batchData']));
  expect(learned).toEqual([true, true, false]);
});

test.each(['runTraining', 'runEvaluation'] as const)('[L15] %s during a bare epoch is refused', async (method) => {
  let refused: unknown = null;
  const hook: Hook = {
    afterBatch: async () => {
      await loop[method]('valid').catch((error: unknown) => {
        refused = error;
      });
    },
  };
  const { loop } = createTestLoop({ hooks: [hook] });
  await loop.epoch([], ['valid']);
  expect(String(refused)).toContain('This loop runs already');
  expect(loop.trainingEpochsDone).toBe(0);
});

test('[S9] streams may be methods, of a class too', async () => {
  class Rows {
    readonly rows = numberedBatch(7);
    train() {
      return [this.rows];
    }
  }
  const streams = new Rows() as never;
  const { loop, model } = createTestLoop({ dataset: { streams }, extraStreams: [], skipZerothEpoch: true });
  await loop.runTraining();
  expect(model.calls).toEqual(['train 7 learn']);
  expect(() => loop.getStream('constructor')).toThrow("no stream 'constructor'");
  expect(() => loop.getStream('toString')).toThrow("no stream 'toString'");
});

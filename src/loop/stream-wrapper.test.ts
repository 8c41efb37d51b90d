import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Batch } from './batch.ts';
import { StreamWrapper } from './stream-wrapper.ts';
import { numberedBatch, numberedSource, numberOf } from './testing/batches.ts';
import { RecordingHook } from './testing/recording-hook.ts';
import { createTestLoop } from './testing/test-loop.ts';

/** The numbers of the next epoch, or of its first `limit` batches. */
async function epochOf(stream: StreamWrapper, limit = Infinity): Promise<unknown[]> {
  const numbers: unknown[] = [];
  for await (const batch of stream) {
    numbers.push(numberOf(batch));
    if (numbers.length >= limit) break;
  }
  return numbers;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

describe('without an epoch size', () => {
  test('[S1] each epoch is one new pass', async () => {
    const stream = new StreamWrapper({ source: numberedSource(3) });
    expect(await epochOf(stream)).toEqual([0, 1, 2]);
    expect(await epochOf(stream)).toEqual([100, 101, 102]);
    expect(await epochOf(stream)).toEqual([200, 201, 202]);
  });

  test('[S1] the source is called when it is first read, with the number of the pass', () => {
    const passes: number[] = [];
    const stream = new StreamWrapper({
      source: (pass) => {
        passes.push(pass);
        return [numberedBatch(1)];
      },
    });
    expect(passes).toEqual([]);
    for (let read = 0; read < 5; read += 1) void stream.read();
    expect(passes).toEqual([0, 1, 2]);
  });
});

describe('with an epoch size', () => {
  test('[S2] 13 batches in epochs of 10', async () => {
    const stream = new StreamWrapper({ source: numberedSource(13), epochSize: 10 });
    expect(await epochOf(stream)).toEqual(range(0, 9));
    expect(await epochOf(stream)).toEqual([...range(10, 12), ...range(100, 106)]);
    expect(await epochOf(stream)).toEqual([...range(107, 112), ...range(200, 203)]);
  });

  test('[S3] an epoch longer than the source repeats it', async () => {
    const stream = new StreamWrapper({ source: numberedSource(2), epochSize: 5 });
    expect(await epochOf(stream)).toEqual([0, 1, 100, 101, 200]);
    expect(await epochOf(stream)).toEqual([201, 300, 301, 400, 401]);
  });

  test('[S4] an empty source is an error, not an endless search', () => {
    const stream = new StreamWrapper({ source: () => [], epochSize: 5, name: 'train' });
    expect(() => stream.read()).toThrow(
      "Stream 'train' gave no batch in pass 0, so its epoch of 5 batches cannot be filled",
    );
  });

  test('[S4] also when it becomes empty later', async () => {
    const stream = new StreamWrapper({ source: (pass) => (pass === 0 ? [numberedBatch(1)] : []), epochSize: 5 });
    await expect(epochOf(stream)).rejects.toThrow('gave no batch in pass 1');
  });
});

describe('leaving early', () => {
  test('[S5] the next round gives the rest of the pass', async () => {
    const stream = new StreamWrapper({ source: numberedSource(5) });
    expect(await epochOf(stream, 2)).toEqual([0, 1]);
    expect(await epochOf(stream)).toEqual([2, 3, 4]);
    expect(await epochOf(stream)).toEqual([100, 101, 102, 103, 104]);
  });

  test('[S5] a fixed epoch is only its remainder then', async () => {
    const stream = new StreamWrapper({ source: numberedSource(13), epochSize: 10 });
    expect(await epochOf(stream, 4)).toEqual(range(0, 3));
    expect(await epochOf(stream)).toEqual(range(4, 9));
    expect(await epochOf(stream, 1)).toEqual([10]);
  });

  test('[S5] nothing is lost or repeated over any sequence of rounds', async () => {
    const rounds = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        rounds,
        fc.integer({ min: 1, max: 6 }),
        fc.option(fc.integer({ min: 1, max: 8 })),
        async (limits, size, epochSize) => {
          const stream = new StreamWrapper({ source: numberedSource(size), epochSize });
          const seen: unknown[] = [];
          for (const limit of limits) seen.push(...(await epochOf(stream, limit)));
          expect(seen).toEqual(seen.map((_, index) => Math.floor(index / size) * 100 + (index % size)));
        },
      ),
    );
  });
});

describe('asynchronous sources', () => {
  async function* slowly(count: number): AsyncGenerator<Batch> {
    for (let number = 0; number < count; number += 1) {
      await Promise.resolve();
      yield numberedBatch(number);
    }
  }

  test('[S6] give the same batches', async () => {
    const stream = new StreamWrapper({ source: () => slowly(3), epochSize: 4 });
    expect(await epochOf(stream)).toEqual([0, 1, 2, 0]);
    expect(await epochOf(stream)).toEqual([1, 2, 0, 1]);
  });

  test('[S6] only they are read by a promise', () => {
    expect(new StreamWrapper({ source: () => slowly(1) }).read()).toBeInstanceOf(Promise);
    expect(new StreamWrapper({ source: numberedSource(1) }).read()).toEqual(numberedBatch(0));
  });

  test('[S6] the loop trains on them', async () => {
    const { loop, model } = createTestLoop({
      dataset: { streams: { train: () => slowly(2), valid: () => slowly(1) } },
    });
    await loop.runTraining();
    expect(model.calls.slice(3)).toEqual(['train 0 learn', 'train 1 learn', 'valid 0 measure']);
  });
});

describe('errors', () => {
  const failure = new Error('no such file');
  function fail(): never {
    throw failure;
  }

  test('[S7] of the source function come through unchanged', () => {
    expect(() => new StreamWrapper({ source: fail }).read()).toThrow(failure);
  });

  test('[S7] of a source come through unchanged, synchronous or not', async () => {
    function* breaking() {
      yield numberedBatch(1);
      fail();
    }
    async function* breakingSlowly() {
      await Promise.resolve();
      yield* breaking();
    }
    await expect(epochOf(new StreamWrapper({ source: breaking }))).rejects.toBe(failure);
    await expect(epochOf(new StreamWrapper({ source: breakingSlowly }))).rejects.toBe(failure);
  });
});

test('[S10] a source that gives null ends the epoch', async () => {
  const batches = [numberedBatch(0), null as never, numberedBatch(2)];
  const stream = new StreamWrapper({ source: () => batches });
  expect(await epochOf(stream)).toEqual([0]);
  expect(await epochOf(stream)).toEqual([2]);
});

test.each([[numberedBatch(1)], [null], [3]])('[S11] a source that is %j cannot be iterated', (batches) => {
  const stream = new StreamWrapper({ source: () => batches as never, name: 'train' });
  expect(() => stream.read()).toThrow("Stream 'train' must give batches that can be iterated");
});

test.each([null, 2])(
  '[S12] with fixedEpochSize %s a run after a stop at the last batch begins the next epoch',
  async (fixedEpochSize) => {
    let isStopping = true;
    const hook = new RecordingHook([], 'h', {
      afterBatch: () => {
        if (isStopping) loop.requestStop();
        isStopping = false;
      },
    });
    const { loop, model } = createTestLoop({ hooks: [hook], extraStreams: [], fixedEpochSize, skipZerothEpoch: true });
    await loop.runTraining();
    await loop.runTraining();
    expect(model.calls).toEqual(['train 0 learn', 'train 100 learn', 'train 101 learn']);
  },
);

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Batch } from './batch.ts';
import type { StreamSource } from './dataset.ts';
import { MainLoop } from './main-loop.ts';
import type { Model } from './model.ts';
import { StreamWrapper } from './stream-wrapper.ts';
import { numberedBatch, numberedSource, numberOf } from './testing/batches.ts';
import { createTestLoop } from './testing/test-loop.ts';

/** A source whose every read waits until the test lets it go, and that notes what was read. */
class HeldSource {
  readonly read: number[] = [];
  readonly passes: number[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #count: number;
  readonly #failAt: number;
  readonly failure = new Error('the disk is gone');

  constructor(count: number, failAt = Infinity) {
    this.#count = count;
    this.#failAt = failAt;
  }

  readonly source: StreamSource = (pass) => {
    this.passes.push(pass);
    return this.#batches(pass);
  };

  /** Lets the read in flight end, and what follows from that happen. */
  async letGo(): Promise<void> {
    this.#waiting.shift()?.();
    await settle();
  }

  async *#batches(pass: number): AsyncGenerator<Batch> {
    for (let index = 0; index < this.#count; index += 1) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
      if (index === this.#failAt) throw this.failure;
      this.read.push(pass * 100 + index);
      yield numberedBatch(pass * 100 + index);
    }
  }
}

/** Lets all promises that can settle do so. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

async function* slowly(batches: Iterable<Batch>): AsyncGenerator<Batch> {
  for (const batch of batches) {
    await Promise.resolve();
    yield batch;
  }
}

function opened(options: ConstructorParameters<typeof StreamWrapper>[0]): StreamWrapper {
  const stream = new StreamWrapper(options);
  void stream.open();
  return stream;
}

const next = async (stream: StreamWrapper): Promise<unknown> => {
  const batch = await stream.read();
  return batch === null ? null : numberOf(batch);
};

type Act = 'open' | 'close' | 'read' | 'allow';
const acts = fc.array(fc.constantFrom<Act>('open', 'close', 'read', 'read', 'read', 'allow'), { maxLength: 60 });

test('[BU1] any sequence of opening, reading, allowing and closing gives what an unbuffered stream gives', async () => {
  const shapes = fc.record({
    size: fc.integer({ min: 1, max: 7 }),
    epochSize: fc.option(fc.integer({ min: 1, max: 9 })),
    bufferSize: fc.integer({ min: 1, max: 5 }),
    isSlow: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(acts, shapes, async (sequence, { size, epochSize, bufferSize, isSlow }) => {
      const whole = numberedSource(size);
      const source: StreamSource = isSlow ? (pass) => slowly(whole(pass)) : whole;
      const buffered = opened({ source, epochSize, bufferSize });
      const plain = new StreamWrapper({ source: whole, epochSize });
      for (const act of sequence) {
        if (act === 'open') await buffered.open();
        else if (act === 'close') await buffered.close();
        else if (act === 'allow') await buffered.allowBuffering(settle);
        else expect(await next(buffered)).toBe(await next(plain));
        expect(buffered.capturePosition()).toEqual(plain.capturePosition());
      }
    }),
  );
});

describe('reading ahead', () => {
  test('[BU2] no more than the buffer holds', async () => {
    const read: unknown[] = [];
    const source = function* () {
      for (const batch of numberedSource(9)(0)) {
        read.push(numberOf(batch));
        yield batch;
      }
    };
    const stream = opened({ source, bufferSize: 3 });
    await stream.allowBuffering(settle);
    expect(read).toEqual([0, 1, 2]);
    expect(await next(stream)).toBe(0);
    await stream.allowBuffering(settle);
    expect(read).toEqual([0, 1, 2, 3]);
  });

  test.each([null, 4])('[BU2] never past the end of the epoch (epoch size %s)', async (epochSize) => {
    const passes: number[] = [];
    const source = (pass: number) => {
      passes.push(pass);
      return numberedSource(epochSize === null ? 4 : 9)(pass);
    };
    const stream = opened({ source, bufferSize: 20, epochSize });
    await stream.allowBuffering(settle);
    const epoch = [];
    for (let read = 0; read < 5; read += 1) epoch.push(await next(stream));
    expect(epoch).toEqual([0, 1, 2, 3, null]);
    expect(passes).toEqual([0]);
  });

  test('[BU3] nothing is read ahead while nobody allows it', async () => {
    const held = new HeldSource(5);
    const stream = opened({ source: held.source, bufferSize: 3 });
    await settle();
    const reading = next(stream);
    await held.letGo();
    await held.letGo();
    expect(await reading).toBe(0);
    expect(held.read).toEqual([0]);
  });

  test('[BU3] scopes nest: the inner end does not end the outer', async () => {
    const held = new HeldSource(9);
    const stream = opened({ source: held.source, bufferSize: 9 });
    await stream.allowBuffering(async () => {
      const inner = stream.allowBuffering(settle);
      await settle();
      await held.letGo();
      await inner;
      await held.letGo();
      await held.letGo();
      expect(held.read).toEqual([0, 1, 2]);
      void held.letGo();
    });
    await held.letGo();
    expect(held.read).toEqual([0, 1, 2, 3]);
  });

  test('[BU3] allowBuffering gives back what the act gives, and lets go of it when it throws', async () => {
    const stream = opened({ source: numberedSource(5), bufferSize: 2 });
    expect(stream.allowBuffering(() => 7)).toBe(7);
    expect(await stream.allowBuffering(() => Promise.resolve(8))).toBe(8);
    const failure = new Error('no');
    expect(() =>
      stream.allowBuffering(() => {
        throw failure;
      }),
    ).toThrow(failure);
    await expect(stream.allowBuffering(() => Promise.reject(failure))).rejects.toBe(failure);
    expect(new StreamWrapper({ source: numberedSource(1) }).allowBuffering(() => 9)).toBe(9);
  });

  test('[BU3] the buffer is filled again within one scope, and where the stream is opened anew', async () => {
    const read: unknown[] = [];
    const source = function* () {
      for (const batch of numberedSource(9)(0)) {
        read.push(numberOf(batch));
        yield batch;
      }
    };
    const stream = opened({ source, bufferSize: 2 });
    await stream.allowBuffering(async () => {
      await settle();
      expect(read).toEqual([0, 1]);
      await next(stream);
      await settle();
      expect(read).toEqual([0, 1, 2]);
      await stream.close();
      await next(stream);
      await settle();
      expect(read).toEqual([0, 1, 2]);
      await stream.open();
      await settle();
      expect(read).toEqual([0, 1, 2, 3]);
    });
  });

  test('[BU3] in the loop the wait for the model is used', async () => {
    const held = new HeldSource(3);
    const seen: number[][] = [];
    const model: Model = {
      inputNames: ['x'],
      outputNames: [],
      run: async () => {
        seen.push([...held.read]);
        await settle();
        await held.letGo();
        seen.push([...held.read]);
        return {};
      },
    };
    const loop = new MainLoop({
      model,
      dataset: { streams: { train: held.source } },
      buffer: 2,
      epochsCount: 1,
      skipZerothEpoch: true,
    });
    const training = loop.runTraining();
    await settle();
    await held.letGo();
    await training;
    expect(seen).toEqual([[0], [0, 1], [0, 1], [0, 1, 2], [0, 1, 2], [0, 1, 2]]);
  });
});

describe('opening and closing', () => {
  test('[BU4] open calls the source, and only once for a pass', () => {
    const held = new HeldSource(2);
    const stream = opened({ source: held.source, bufferSize: 1 });
    void stream.open();
    expect([held.passes, held.read]).toEqual([[0], []]);
  });

  test('[BU4] reading before the first open is an error', () => {
    const stream = new StreamWrapper({ source: numberedSource(1), bufferSize: 1 });
    expect(() => stream.read()).toThrow('A buffered stream must be opened before it is read');
  });

  test('[BU4] after close it is read as if it had no buffer', async () => {
    const stream = opened({ source: numberedSource(4), bufferSize: 3 });
    await stream.allowBuffering(settle);
    await stream.close();
    const given = [];
    for (let read = 0; read < 6; read += 1) given.push(await next(stream));
    expect(given).toEqual([0, 1, 2, 3, null, 100]);
    await stream.allowBuffering(settle);
    expect(stream.capturePosition()).toEqual({ pass: 1, taken: 1, count: 1 });
  });

  test('[BU7] closed exactly at the limit, the epoch has no batch more', async () => {
    const stream = opened({ source: numberedSource(9), bufferSize: 5, epochSize: 3 });
    for (let read = 0; read < 3; read += 1) await next(stream);
    await stream.allowBuffering(settle);
    await stream.close();
    await stream.open();
    expect(await next(stream)).toBeNull();
    expect(await next(stream)).toBe(3);
  });

  test('[BU8] close waits for the read in flight, and keeps it', async () => {
    const held = new HeldSource(3);
    const stream = opened({ source: held.source, bufferSize: 2 });
    void stream.allowBuffering(settle);
    await settle();
    let isClosed = false;
    const closing = Promise.resolve(stream.close()).then(() => {
      isClosed = true;
    });
    await settle();
    expect(isClosed).toBe(false);
    await held.letGo();
    await closing;
    expect(held.read).toEqual([0]);
    expect(await next(stream)).toBe(0);
  });

  test('[BU8] allowBuffering waits for the read in flight as well', async () => {
    const held = new HeldSource(3);
    const stream = opened({ source: held.source, bufferSize: 2 });
    let isOver = false;
    const allowing = Promise.resolve(stream.allowBuffering(() => Promise.resolve())).then(() => {
      isOver = true;
    });
    await settle();
    expect(isOver).toBe(false);
    await held.letGo();
    await allowing;
    expect(held.read).toEqual([0]);
  });
});

describe('errors', () => {
  test('[BU5] come out as they are, after the batches before them', async () => {
    const held = new HeldSource(5, 2);
    const stream = opened({ source: held.source, bufferSize: 5 });
    const allowing = stream.allowBuffering(async () => {
      for (let turn = 0; turn < 4; turn += 1) {
        await settle();
        await held.letGo();
      }
    });
    await allowing;
    expect(await next(stream)).toBe(0);
    expect(await next(stream)).toBe(1);
    await expect(next(stream)).rejects.toBe(held.failure);
    expect(held.passes).toEqual([0]);
  });

  test('[BU5] reach a consumer that waits at once', async () => {
    const held = new HeldSource(5, 0);
    const stream = opened({ source: held.source, bufferSize: 5 });
    const reading = expect(next(stream)).rejects.toBe(held.failure);
    await held.letGo();
    await reading;
  });

  test('[BU5] of the source function come out at the first read', async () => {
    const failure = new Error('no such file');
    const stream = opened({
      source: () => {
        throw failure;
      },
      bufferSize: 2,
    });
    await expect(next(stream)).rejects.toBe(failure);
  });

  test('[BU5] end a run with the error itself', async () => {
    const failure = new Error('broken in the middle');
    async function* breaking(): AsyncGenerator<Batch> {
      yield* slowly(numberedSource(2)(0));
      throw failure;
    }
    const { loop } = createTestLoop({
      buffer: 4,
      fixedEpochSize: 5,
      dataset: { streams: { train: breaking, valid: numberedSource(1) } },
    });
    await expect(loop.runTraining()).rejects.toBe(failure);
  });

  test('[BU6] an empty source with an epoch size', async () => {
    const stream = opened({ source: () => [], bufferSize: 3, epochSize: 4, name: 'train' });
    await stream.allowBuffering(settle);
    await expect(next(stream)).rejects.toThrow("Stream 'train' gave no batch in pass 0");
  });
});

test('[BU9] the captured place is behind the batch given last', async () => {
  const stream = opened({ source: numberedSource(9), bufferSize: 4 });
  await stream.allowBuffering(settle);
  await next(stream);
  const place = stream.capturePosition();
  expect(place).toEqual({ pass: 0, taken: 1, count: 1 });
  const other = opened({ source: numberedSource(9), bufferSize: 4 });
  other.restorePosition(place);
  await other.open();
  expect(await next(other)).toBe(await next(stream));
});

test.each([-1, 0, 3])('[BU10] buffer %i: the loop trains on the same batches', async (buffer) => {
  const dataset = {
    streams: {
      train: (pass: number) => slowly(numberedSource(3)(pass)),
      valid: (pass: number) => slowly(numberedSource(2)(pass)),
    },
  };
  const plain = createTestLoop({ dataset, fixedEpochSize: 2, epochsCount: 3 });
  await plain.loop.runTraining();
  const buffered = createTestLoop({ dataset, fixedEpochSize: 2, epochsCount: 3, buffer });
  await buffered.loop.runTraining();
  expect(buffered.journal).toEqual(plain.journal);
  expect(() => {
    if (buffer > 0) void buffered.loop.getStream('train').read();
  }).not.toThrow();
  const fresh = createTestLoop({ dataset, buffer }).loop.getStream('train');
  if (buffer > 0) expect(() => fresh.read()).toThrow('must be opened');
  else expect(numberOf((await fresh.read()) ?? {})).toBe(0);
});

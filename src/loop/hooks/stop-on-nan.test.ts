import { describe, expect, test } from 'vitest';
import { nameMap, ndArray } from '../batch.ts';
import { TrainingTerminated } from '../errors.ts';
import { SILENT_CONTEXT } from '../hook-context.ts';
import type { BatchData } from '../hook.ts';
import type { MainLoopOptions } from '../main-loop-options.ts';
import { RecordingHook } from '../testing/recording-hook.ts';
import { RecordingLog } from '../testing/recording-log.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { createHook } from './catalog.ts';
import { ComputeStats } from './compute-stats.ts';
import { StopOnNaN, STOP_ON_NAN } from './stop-on-nan.ts';

type StopOnNanOptions = NonNullable<ConstructorParameters<typeof StopOnNaN>[0]>;

/** The message of the termination that this throws, or null. Any other error comes through. */
function terminationOf(act: () => void): string | null {
  try {
    act();
  } catch (error) {
    if (error instanceof TrainingTerminated) return error.message;
    throw error;
  }
  return null;
}

/** What the hook says after an epoch in which `v` of the train stream has this value. */
function verdictOn(v: unknown, options: StopOnNanOptions = {}): string | null {
  return terminationOf(() => new StopOnNaN(options).afterEpoch({ epochId: 1, epochData: { train: { v } } }));
}

function afterBatch(batchData: BatchData, options: StopOnNanOptions = {}): string | null {
  const hook = new StopOnNaN({ afterBatch: true, ...options });
  return terminationOf(() => hook.afterBatch({ streamName: 'valid', batchData }));
}

/** The end of a training for one epoch with this hook, and what a hook after it heard. */
async function trainWith(options: StopOnNanOptions, loopOptions: Partial<MainLoopOptions> = {}) {
  const journal: string[] = [];
  const hooks = [new ComputeStats({ variables: ['loss'] }), new StopOnNaN(options), new RecordingHook(journal, 'last')];
  const { loop } = createTestLoop({ hooks, skipZerothEpoch: true, ...loopOptions });
  return { end: await loop.runTraining(), journal };
}

/** A model whose output cannot be computed for batch 1 of the train stream. */
const FAILING_MODEL = {
  inputNames: ['x'],
  outputNames: ['loss'],
  run: ({ x = [] }: Readonly<Record<string, ArrayLike<unknown>>>) => ({
    loss: Float32Array.from(x, (value) => (value === 1 ? NaN : 0)),
  }),
};

const BAD = "Variable 'v' of stream 'train' is not a number";

describe('when it looks', () => {
  test.each<{ when: string; options: StopOnNanOptions; verdicts: [boolean, boolean] }>([
    { when: 'by default after epochs', options: {}, verdicts: [false, true] },
    { when: 'after batches as well', options: { afterBatch: true }, verdicts: [true, true] },
    { when: 'after batches only', options: { afterBatch: true, afterEpoch: false }, verdicts: [true, false] },
  ])('[SN1] $when', ({ options, verdicts: [ofBatch, ofEpoch] }) => {
    const hook = new StopOnNaN(options);
    expect(terminationOf(() => hook.afterBatch({ streamName: 'valid', batchData: { v: [NaN] } }))).toBe(
      ofBatch ? "Variable 'v' of stream 'valid' is not a number" : null,
    );
    expect(verdictOn(NaN, options)).toBe(ofEpoch ? BAD : null);
  });

  test('[SN1] neither is an error when the hook is made', () => {
    expect(() => new StopOnNaN({ afterEpoch: false })).toThrow(
      new TypeError('StopOnNaN: afterBatch and afterEpoch are both off, so it would never look. Turn one on.'),
    );
  });

  test('[SN1] in a loop: after the epoch, and the hooks after it still hear of that', async () => {
    const { end, journal } = await trainWith({}, { model: FAILING_MODEL });
    expect(end).toEqual({ origin: 'badNumber', message: "Variable 'loss' of stream 'train' is not a number" });
    expect(journal).toEqual([
      'last beforeTraining',
      'last afterBatch train 0',
      'last afterBatch train 1',
      'last afterBatch valid 0',
      'last afterEpoch 1 train,valid',
      'last afterEpochProfile 1 train,valid',
      'last afterTraining true',
    ]);
  });

  test('[SN1] in a loop: after the batch, and nothing comes after it', async () => {
    const { end, journal } = await trainWith({ afterBatch: true }, { model: FAILING_MODEL });
    expect(end).toEqual({ origin: 'badNumber', message: "Variable 'loss' of stream 'train' is not a number" });
    expect(journal).toEqual(['last beforeTraining', 'last afterBatch train 0', 'last afterTraining true']);
  });

  test('[SN1] in a loop: where all are numbers it stops nothing', async () => {
    const { end } = await trainWith({ afterBatch: true, onUnknownType: 'error', stopOnInf: true });
    expect(end.origin).toBe('epochsCount');
  });
});

describe('what is not a number', () => {
  /** The same with NaN and with a number at one place. */
  const SHAPES: [string, (value: number) => unknown][] = [
    ['a number', (value) => value],
    ['a list', (value) => [1, 2, value]],
    ['a list in a list in a list', (value) => [[[0, 1]], [[2, value], []]]],
    ['a Float32Array', (value) => Float32Array.of(1, value)],
    ['a Float64Array', (value) => Float64Array.of(value, 1)],
    ['a list of typed arrays', (value) => [new Float32Array(2), Float32Array.of(value)]],
    ['an NdArray', (value) => ndArray(Float32Array.of(0, 1, 2, value), [2, 2])],
    ['a list of NdArrays', (value) => [ndArray(Float64Array.of(value), [1, 1])]],
    ['a mapping', (value) => ({ mean: 1, std: value })],
    ['a mapping without a prototype', (value) => Object.assign(nameMap<number>(), { mean: value })],
    ['mappings in a mapping', (value) => ({ a: { b: { c: [1, value] } } })],
    ['a mapping that looks like an NdArray', (value) => ({ data: 1, shape: value })],
    ['a mapping with a length', (value) => ({ length: 1, loss: value })],
    ['anything with a length', (value) => ({ length: 2, 0: 1, 1: value })],
    ['a Map', (value) => new Map([['mean', value]])],
    ['a list with texts and nulls before it', (value) => ['NaN', null, true, value]],
  ];

  test.each(SHAPES)('[SN2] NaN in %s', (_name, shape) => {
    expect(verdictOn(shape(NaN))).toBe(BAD);
    expect(verdictOn(shape(0))).toBeNull();
    expect(verdictOn(shape(-1.5))).toBeNull();
    expect(afterBatch({ w: [0], v: shape(NaN) })).toBe("Variable 'v' of stream 'valid' is not a number");
    expect(afterBatch({ w: [0], v: shape(1) })).toBeNull();
  });

  test.each([[[]], [{}], [new Float32Array(0)], [ndArray(new Float32Array(0), [0, 2])], [Int32Array.of(0, 1)]])(
    '[SN2] there is none in %j',
    (value) => {
      expect(verdictOn(value)).toBeNull();
    },
  );

  test.each(['0', '__proto__', 'constructor', 'a b'])('[SN2] stream and variable may be called %j', (name) => {
    const epochData = nameMap<Record<string, unknown>>();
    const variables = nameMap();
    variables['fine'] = 1;
    variables[name] = { mean: NaN };
    epochData[name] = variables;
    const message = `Variable '${name}' of stream '${name}' is not a number`;
    expect(terminationOf(() => new StopOnNaN().afterEpoch({ epochId: 1, epochData }))).toBe(message);
    const listed = new StopOnNaN({ variables: [name] });
    expect(terminationOf(() => listed.afterEpoch({ epochId: 1, epochData }))).toBe(message);
  });

  test('[SN2] every stream of the epoch is looked at, and the first variable found is named', () => {
    const epochData = { train: { a: 1, b: 2 }, valid: { a: 3, b: NaN, c: NaN }, test: { a: NaN } };
    const message = "Variable 'b' of stream 'valid' is not a number";
    expect(terminationOf(() => new StopOnNaN().afterEpoch({ epochId: 1, epochData }))).toBe(message);
  });

  test.each(SHAPES)('[SN3] infinity in %s ends it only with stopOnInf', (_name, shape) => {
    for (const value of [Infinity, -Infinity]) {
      expect(verdictOn(shape(value))).toBeNull();
      expect(verdictOn(shape(value), { stopOnInf: true })).toBe(
        "Variable 'v' of stream 'train' is not a finite number",
      );
    }
    expect(verdictOn(shape(NaN), { stopOnInf: true })).toBe("Variable 'v' of stream 'train' is not a finite number");
    expect(verdictOn(shape(1), { stopOnInf: true })).toBeNull();
  });

  test('[SN3] nor after batches', () => {
    expect(afterBatch({ v: [Infinity] })).toBeNull();
    expect(afterBatch({ v: [Infinity] }, { stopOnInf: true })).toBe(
      "Variable 'v' of stream 'valid' is not a finite number",
    );
  });
});

describe('other values', () => {
  test.each([['NaN'], [''], [true], [false], [['NaN', 'text']], [[true, false]], [{ name: 'NaN', isGood: false }]])(
    '[SN4] %j is never NaN, nor unknown',
    (value) => {
      const log = new RecordingLog();
      expect(verdictOn(value, { onUnknownType: 'error', stopOnInf: true })).toBeNull();
      const hook = new StopOnNaN({ onUnknownType: 'warn' }, { log: log.write });
      hook.afterEpoch({ epochId: 1, epochData: { train: { v: value } } });
      expect(log.records).toEqual([]);
    },
  );

  const UNKNOWN: [string, unknown][] = [
    ['null', null],
    ['undefined', undefined],
    ['function', () => NaN],
    ['bigint', 1n],
    ['symbol', Symbol('NaN')],
    ['null', [1, null]],
    ['undefined', { mean: undefined }],
  ];

  test.each(UNKNOWN)('[SN4] a value that holds %s is ignored by default', (_type, value) => {
    expect(verdictOn(value)).toBeNull();
    expect(verdictOn(value, { onUnknownType: 'ignore' })).toBeNull();
  });

  test.each(UNKNOWN)('[SN4] a value that holds %s is warned of', (type, value) => {
    const log = new RecordingLog();
    const hook = new StopOnNaN({ onUnknownType: 'warn' }, { log: log.write });
    const look = () => hook.afterEpoch({ epochId: 1, epochData: { train: { v: value, w: NaN } } });
    expect(terminationOf(look)).toBe("Variable 'w' of stream 'train' is not a number");
    expect(log.records).toEqual([{ level: 'warning', message: `StopOnNaN: variable 'v' holds ${type}, not numbers.` }]);
  });

  test.each(UNKNOWN)('[SN4] a value that holds %s is an error', (type, value) => {
    expect(() => verdictOn(value, { onUnknownType: 'error' })).toThrow(
      new TypeError(`StopOnNaN: variable 'v' holds ${type}, not numbers.`),
    );
  });

  test.each(['str', 'Warn', null])('[SN4] onUnknownType cannot be %j', (onUnknownType) => {
    expect(() => createHook('StopOnNaN', { onUnknownType }, SILENT_CONTEXT)).toThrow(
      'StopOnNaN: option onUnknownType must be one of ignore, warn, error, but is',
    );
  });
});

describe('variables', () => {
  test('[SN5] a listed variable that is missing is an error, in any stream', () => {
    const hook = new StopOnNaN({ variables: ['loss', 'score'] });
    const epochData = { train: { loss: 1, score: 2 }, valid: { loss: 1, other: 2 } };
    expect(() => hook.afterEpoch({ epochId: 1, epochData })).toThrow(
      new Error("StopOnNaN: stream 'valid' has no variable 'score'. It has: loss, other."),
    );
  });

  test.each(['loss', 'toString', '__proto__'])('[SN5] %j is missing in the batch', (variable) => {
    expect(() => afterBatch({ x: [1], y: [2] }, { variables: [variable] })).toThrow(
      new Error(`StopOnNaN: stream 'valid' has no variable '${variable}'. It has: x, y.`),
    );
  });

  test('[SN5] with a list nothing else is looked at', () => {
    const data = { loss: [1], x: [NaN], y: null };
    expect(afterBatch(data, { variables: ['loss'], onUnknownType: 'error' })).toBeNull();
    expect(afterBatch(data, { variables: ['loss', 'x'] })).toBe("Variable 'x' of stream 'valid' is not a number");
  });

  test.each([{}, { variables: null }])('[SN5] without a list (%j) everything is looked at', (options) => {
    for (const variable of ['x', 'loss', 'more'])
      expect(afterBatch({ x: [1], loss: [2], [variable]: [NaN] }, options)).toBe(
        `Variable '${variable}' of stream 'valid' is not a number`,
      );
  });

  test('[SN5] an empty list looks at nothing', () => {
    expect(afterBatch({ x: [NaN], y: null }, { variables: [], onUnknownType: 'error' })).toBeNull();
    expect(verdictOn(NaN, { variables: [] })).toBeNull();
  });

  test('[SN5] in a loop: a missing variable fails the run', async () => {
    await expect(trainWith({ variables: ['accuracy'] })).rejects.toThrow(
      new Error("StopOnNaN: stream 'train' has no variable 'accuracy'. It has: loss."),
    );
    await expect(trainWith({ variables: ['accuracy'], afterBatch: true })).rejects.toThrow(
      new Error("StopOnNaN: stream 'train' has no variable 'accuracy'. It has: x, loss."),
    );
  });
});

describe('numbers that are too large', () => {
  test('[SN6] a larger number ends it, naming the number and the limit; the limit itself does not', () => {
    expect(afterBatch({ loss: [1, 1000] }, { stopAbove: 1000 })).toBeNull();
    expect(afterBatch({ loss: [1, 1000.5, 2000] }, { stopAbove: 1000 })).toBe(
      "Variable 'loss' of stream 'valid' is 1000.5, above the limit of 1000",
    );
    expect(afterBatch({ loss: [Infinity] }, { stopAbove: 1000 })).toBe(
      "Variable 'loss' of stream 'valid' is Infinity, above the limit of 1000",
    );
  });

  test('[SN6] off by default', () => {
    expect(afterBatch({ loss: [1e300] }, {})).toBeNull();
    expect(afterBatch({ loss: [-1e300] }, { stopAbove: 0, stopOnInf: true })).toBeNull();
  });
});

test('[SN5] what it reads, by the events at which it looks', () => {
  const options = { variables: null, afterBatch: true, afterEpoch: false };
  expect(STOP_ON_NAN.keys(options)).toEqual({ reads: { batch: 'all', epoch: [] } });
  expect(STOP_ON_NAN.keys({ variables: ['loss'], afterBatch: false, afterEpoch: true })).toEqual({
    reads: { batch: [], epoch: ['loss'] },
  });
});

import { describe, expect, test } from 'vitest';
import { ndArray } from '../batch.ts';
import type { EpochData } from '../hook.ts';
import type { LogRecord } from '../log.ts';
import { RecordingLog } from '../testing/recording-log.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { ComputeStats } from './compute-stats.ts';
import { LogVariables, LOG_VARIABLES } from './log-variables.ts';

/** What the hook logs of an epoch, without the blank line at its end. */
function logOf(epochData: EpochData, options: ConstructorParameters<typeof LogVariables>[0] = {}): LogRecord[] {
  const log = new RecordingLog();
  new LogVariables(options, { log: log.write }).afterEpoch({ epochId: 3, epochData });
  expect(log.records.pop()).toEqual({ level: 'info', message: '' });
  return log.records;
}

function linesOf(epochData: EpochData, options: ConstructorParameters<typeof LogVariables>[0] = {}): string[] {
  return logOf(epochData, options).map(({ message }) => message);
}

describe('lines', () => {
  test('[LV1] one for a value, at level info', () => {
    expect(logOf({ train: { loss: 0.25 } })).toEqual([{ level: 'info', message: 'train loss: 0.250000' }]);
    expect(linesOf({ train: { isGood: true, name: 'best' } })).toEqual(['train isGood: true', 'train name: best']);
  });

  test('[LV1] one for a mapping with one key', () => {
    expect(logOf({ train: { loss: { mean: 0.5 } } })).toEqual([
      { level: 'info', message: 'train loss mean: 0.500000' },
    ]);
    expect(linesOf({ train: { best: { model: 'the third' } } })).toEqual(['train best model: the third']);
  });

  test('[LV1] else a head line and an indented line for each key, in order', () => {
    expect(logOf({ train: { loss: { std: 2, mean: 0.5, name: 'a' } } })).toEqual(
      ['train loss:', '    std: 2.000000', '    mean: 0.500000', '    name: a'].map((message) => ({
        level: 'info',
        message,
      })),
    );
    expect(linesOf({ train: { nothing: {} } })).toEqual(['train nothing:']);
  });

  test('[LV1] streams and variables in the order they have', () => {
    const epochData = { valid: { loss: 1, accuracy: 2 }, train: { accuracy: { mean: 3, max: 4 }, loss: 5 } };
    expect(linesOf(epochData)).toEqual([
      'valid loss: 1.000000',
      'valid accuracy: 2.000000',
      'train accuracy:',
      '    mean: 3.000000',
      '    max: 4.000000',
      'train loss: 5.000000',
    ]);
  });

  test('[LV1] listed variables in the order of the list', () => {
    expect(linesOf({ train: { a: 1, b: 2, c: 3 } }, { variables: ['c', 'a'] })).toEqual([
      'train c: 3.000000',
      'train a: 1.000000',
    ]);
  });

  test('[LV1] in a training, for each epoch with the zeroth', async () => {
    const log = new RecordingLog();
    const hooks = [new ComputeStats({ variables: ['x'] }), new LogVariables({}, { log: log.write })];
    await createTestLoop({ hooks }).loop.runTraining();
    expect(log.at('info')).toEqual([
      'train x mean: 0.500000',
      'valid x mean: 0.000000',
      '',
      'train x mean: 100.500000',
      'valid x mean: 100.000000',
      '',
    ]);
  });

  test('[LV5] a blank line ends each epoch, also one without a line', () => {
    const log = new RecordingLog();
    const hook = new LogVariables({}, { log: log.write });
    hook.afterEpoch({ epochId: 0, epochData: { train: { a: 1, b: 2 }, valid: { a: 3 } } });
    hook.afterEpoch({ epochId: 1, epochData: { train: {} } });
    expect(log.at('info')).toEqual(['train a: 1.000000', 'train b: 2.000000', 'valid a: 3.000000', '', '']);
  });

  test('[LV3] what it reads', () => {
    expect(LOG_VARIABLES.keys({ variables: null })).toEqual({ reads: { epoch: 'all' } });
    expect(LOG_VARIABLES.keys({ variables: ['loss'] })).toEqual({ reads: { epoch: ['loss'] } });
  });
});

test.each([
  [1 / 3, '0.333333'],
  [2, '2.000000'],
  [-0.0000004, '-0.000000'],
  [1234567.1234567, '1234567.123457'],
  // Python gives 0.007812 (half to even), NaN and Infinity in its own words.
  [0.0078125, '0.007813'],
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
  [-Infinity, '-Infinity'],
])('[LV2] the number %d is written as %s, alone and in mappings', (number, text) => {
  expect(linesOf({ s: { a: number, b: { mean: number }, c: { min: number, max: number } } })).toEqual([
    `s a: ${text}`,
    `s b mean: ${text}`,
    's c:',
    `    min: ${text}`,
    `    max: ${text}`,
  ]);
});

describe('which variables', () => {
  test('[LV3] a listed one that is missing is an error naming it, its stream and what there is', () => {
    const log = new RecordingLog();
    const hook = new LogVariables({ variables: ['loss', 'accuracy'] }, { log: log.write });
    const epochData = { train: { loss: 1, accuracy: 2 }, valid: { loss: 3, error: 4 } };
    expect(() => {
      hook.afterEpoch({ epochId: 1, epochData });
    }).toThrow("LogVariables: stream 'valid' has no variable 'accuracy'. It has: loss, error.");
    expect(log.at('info')).toEqual(['train loss: 1.000000', 'train accuracy: 2.000000', 'valid loss: 3.000000']);
  });

  test('[LV3] a name that every object knows is missing all the same', () => {
    expect(() => linesOf({ train: { loss: 1 } }, { variables: ['constructor'] })).toThrow("no variable 'constructor'");
  });

  test('[LV3] without a list all are written, also where the streams differ', () => {
    const epochData = { train: { loss: 1, lr: 2 }, valid: { error: 3 }, test: {} };
    const all = ['train loss: 1.000000', 'train lr: 2.000000', 'valid error: 3.000000'];
    expect(linesOf(epochData)).toEqual(all);
    expect(linesOf(epochData, { variables: null })).toEqual(all);
  });
});

describe('other types', () => {
  const others: [value: unknown, type: string, text: string][] = [
    [null, 'null', 'null'],
    [undefined, 'undefined', 'undefined'],
    [[1, 2], 'a list', '1,2'],
    [Float32Array.of(1, 2), 'object', '1,2'],
    [10n, 'bigint', '10'],
  ];

  test.each(others)('[LV4] %s follows onUnknownType', (value, type, text) => {
    const epochData = { train: { before: 1, odd: value, after: 2 } };
    const around = [
      { level: 'info', message: 'train before: 1.000000' },
      { level: 'info', message: 'train after: 2.000000' },
    ];
    const between = (level: string, message: string) => [around[0], { level, message }, around[1]];
    const problem = `LogVariables: 'train odd' is ${type}, not a number.`;
    expect(logOf(epochData)).toEqual(around);
    expect(logOf(epochData, { onUnknownType: 'ignore' })).toEqual(around);
    expect(logOf(epochData, { onUnknownType: 'warn' })).toEqual(between('warning', problem));
    expect(logOf(epochData, { onUnknownType: 'str' })).toEqual(between('info', `train odd: ${text}`));
    expect(() => logOf(epochData, { onUnknownType: 'error' })).toThrow(new TypeError(problem));
  });

  test('[LV4] an array with a shape is no mapping', () => {
    const epochData = { train: { matrix: ndArray(Float32Array.of(1, 2), [2, 1]) } };
    expect(linesOf(epochData)).toEqual([]);
    expect(linesOf(epochData, { onUnknownType: 'warn' })).toEqual([
      "LogVariables: 'train matrix' is object, not a number.",
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { nameMap } from '../batch.ts';
import { TrainingTerminated } from '../errors.ts';
import { SILENT_CONTEXT } from '../hook-context.ts';
import type { EpochData } from '../hook.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { createHook } from './catalog.ts';
import { Check } from './check.ts';
import { ComputeStats } from './compute-stats.ts';

/** What comes of an epoch in which the number is this: null, or what is thrown. */
function outcome(hook: Check, epochId: number, value: unknown): unknown {
  try {
    hook.afterEpoch({ epochId, epochData: { train: {}, valid: { score: value } } });
  } catch (error) {
    return error;
  }
  return null;
}

const rising = () => new Check({ variable: 'score', requiredMinValue: 0.9, maxEpoch: 3 });
const falling = () => new Check({ variable: 'score', requiredMaxValue: 0.1, maxEpoch: 3 });

describe('which way', () => {
  test.each([0, 1, 3, 4])('[CK1] above requiredMinValue in epoch %d ends gracefully', (epochId) => {
    expect(outcome(rising(), epochId, 0.91)).toEqual(
      new TrainingTerminated(`Check: variable 'score' of stream 'valid' is 0.91 after epoch ${epochId}, above 0.9`),
    );
  });

  test.each([0, 1, 3, 4])('[CK1] below requiredMaxValue in epoch %d ends gracefully', (epochId) => {
    expect(outcome(falling(), epochId, 0.09)).toEqual(
      new TrainingTerminated(`Check: variable 'score' of stream 'valid' is 0.09 after epoch ${epochId}, below 0.1`),
    );
  });

  test.each([
    [rising, 0.9],
    [rising, -5],
    [falling, 0.1],
    [falling, 5],
    [rising, NaN],
    [falling, NaN],
  ])('[CK1, CK2] not good enough goes on until maxEpoch (%#)', (make, value) => {
    expect([0, 1, 2].map((epochId) => outcome(make(), epochId, value))).toEqual([null, null, null]);
    for (const epochId of [3, 4]) {
      const error = outcome(make(), epochId, value);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(TrainingTerminated);
    }
  });

  test('[CK2] the error says what was expected and what came', () => {
    expect(outcome(rising(), 3, 0.5)).toEqual(
      new Error("Check: variable 'score' of stream 'valid' is 0.5 after epoch 3, but had to be above 0.9 by epoch 3."),
    );
    expect(outcome(falling(), 4, 0.5)).toEqual(
      new Error("Check: variable 'score' of stream 'valid' is 0.5 after epoch 4, but had to be below 0.1 by epoch 3."),
    );
  });

  test('[CK2] 0 is an epoch and a limit', () => {
    const hook = () => new Check({ variable: 'score', requiredMinValue: 0, maxEpoch: 0, stream: 'valid' });
    expect(outcome(hook(), 0, 0.1)).toBeInstanceOf(TrainingTerminated);
    expect(outcome(hook(), 0, 0)).toEqual(
      new Error("Check: variable 'score' of stream 'valid' is 0 after epoch 0, but had to be above 0 by epoch 0."),
    );
  });

  test('[CK1, CK2] in a loop', async () => {
    const run = (check: Check) =>
      createTestLoop({
        epochsCount: 9,
        hooks: [new ComputeStats({ variables: ['x'] }), check],
      }).loop.runTraining();
    expect(await run(new Check({ variable: 'x', requiredMinValue: 150, maxEpoch: 5 }))).toEqual({
      origin: 'hook',
      message: "Check: variable 'x' of stream 'valid' is 200 after epoch 2, above 150",
    });
    await expect(run(new Check({ variable: 'x', requiredMinValue: 500, maxEpoch: 2 }))).rejects.toThrow(
      new Error("Check: variable 'x' of stream 'valid' is 200 after epoch 2, but had to be above 500 by epoch 2."),
    );
    expect((await run(new Check({ stream: 'train', variable: 'x', requiredMaxValue: 1, maxEpoch: 2 }))).message).toBe(
      "Check: variable 'x' of stream 'train' is 0.5 after epoch 0, below 1",
    );
  });
});

describe('options', () => {
  test.each([
    [{ requiredMinValue: 1, requiredMaxValue: 2 }, 'both'],
    [{ requiredMinValue: 0, requiredMaxValue: 0 }, 'both'],
    [{}, 'neither'],
    [{ requiredMinValue: null, requiredMaxValue: null }, 'neither'],
  ])('[CK3] exactly one limit must be given, not as in %j', (limits, text) => {
    expect(() => createHook('Check', { variable: 'score', maxEpoch: 3, ...limits }, SILENT_CONTEXT)).toThrow(
      new TypeError(`Check: exactly one of 'requiredMinValue' and 'requiredMaxValue' must be given, but ${text} came.`),
    );
  });

  test('[CK3] variable and maxEpoch must be given', () => {
    expect(() => new Check({ requiredMinValue: 1, maxEpoch: 3 })).toThrow(
      new TypeError("Check: option variable must name a variable, but is ''."),
    );
    expect(() => new Check({ variable: 'score', requiredMinValue: 1 })).toThrow(
      new TypeError('Check: maxEpoch must be given.'),
    );
  });
});

describe('the number', () => {
  test.each([
    ['a number', 0.95],
    ['a truth value', true],
    ['the mean of several aggregations', { std: 0, mean: 0.95 }],
  ])('[CK4] may be %s', (_name, value) => {
    expect(outcome(rising(), 0, value)).toBeInstanceOf(TrainingTerminated);
  });

  test.each([
    ['an object with: std, max', { std: 1, max: 2 }],
    ['an object with: nothing', {}],
    ['an object with: mean', { mean: '1' }],
    ["'1'", '1'],
    ['null', null],
    ['a list of 2', [1, 2]],
    ['an object', Float32Array.of(1)],
    ['undefined', undefined],
  ])('[CK4] it is an error when it is %s', (text, value) => {
    expect(outcome(rising(), 0, value)).toEqual(
      new TypeError(`Check: variable 'score' of stream 'valid': a number or a mean was expected, but it is ${text}.`),
    );
  });

  test('[CK4] a stream or variable that is missing is an error naming what there is', () => {
    const look = (epochData: EpochData) => () => rising().afterEpoch({ epochId: 0, epochData });
    expect(look({ train: {}, test: {} })).toThrow(
      new Error("Check: the epoch has no stream 'valid'. It has: train, test."),
    );
    expect(look({ valid: { loss: 1, accuracy: 2 } })).toThrow(
      new Error(
        "Check: the epoch data of stream 'valid' has no variable 'score'. It has: loss, accuracy. " +
          'A hook that writes it, such as ComputeStats, must come before Check.',
      ),
    );
    expect(look({ valid: {} })).toThrow("has no variable 'score'. It has: nothing.");
  });

  test.each(['__proto__', 'toString', '0'])('[CK4] stream and variable may be called %j', (name) => {
    const hook = new Check({ variable: name, stream: name, requiredMinValue: 1, maxEpoch: 3 });
    const epochData: EpochData = nameMap();
    expect(() => hook.afterEpoch({ epochId: 0, epochData: {} })).toThrow(`has no stream '${name}'`);
    epochData[name] = {};
    expect(() => hook.afterEpoch({ epochId: 0, epochData })).toThrow(`has no variable '${name}'`);
    (epochData[name] = nameMap())[name] = 2;
    expect(() => hook.afterEpoch({ epochId: 0, epochData })).toThrow(TrainingTerminated);
  });
});

import { describe, expect, test } from 'vitest';
import { SILENT_CONTEXT } from '../hook-context.ts';
import { RecordingLog } from '../testing/recording-log.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { TurnedModel } from '../testing/turned-model.ts';
import { createHook } from './catalog.ts';
import { ReduceLearningRateOnPlateau } from './reduce-learning-rate-on-plateau.ts';

const TERMS = { longTerm: 3, shortTerm: 1 };
type Options = ConstructorParameters<typeof ReduceLearningRateOnPlateau>[0];

function start(options: Options) {
  const log = new RecordingLog();
  const model: { learningRate?: number } = { learningRate: 1 };
  const hook = new ReduceLearningRateOnPlateau({ ...TERMS, ...options }, { log: log.write, model });
  hook.beforeTraining();
  /** An epoch with this loss; gives the rate after it. */
  const epoch = (epochId: number, mean: number) => {
    void hook.afterEpoch({ epochId, epochData: { valid: { loss: { mean } } } });
    return model.learningRate;
  };
  return { log, model, hook, epoch };
}

describe('on a plateau', () => {
  test('[RP1] the rate is multiplied by the factor, with a line in the log', () => {
    const { epoch, log } = start({ factor: 0.5, cooldown: 0 });
    expect([3, 2, 4, 6, 1].map((mean, epochId) => epoch(epochId, mean))).toEqual([1, 1, 0.5, 0.25, 0.25]);
    expect(log.records.map(({ level }) => level)).toEqual(['info', 'info']);
    expect(log.at('info')[0]).toBe(
      'ReduceLearningRateOnPlateau: learning rate turned down from 1 to 0.5; ' +
        "the loss of stream 'valid' has stopped falling: lately 4, in the long term 3",
    );
  });

  test('[RP1] objective, stream and variable are those of OnPlateau', () => {
    const { hook, model } = start({ factor: 0.5, objective: 'max', stream: 'test', variable: 'f1' });
    for (const [epochId, f1] of [1, 2, 0.5].entries())
      void hook.afterEpoch({ epochId, epochData: { test: { f1 }, valid: {} } });
    expect(model.learningRate).toBe(0.5);
  });

  test('[RP2] for cooldown epochs after a change the rate stays; 10 unless told otherwise', () => {
    const rates = (options: Options, epochs: number) => {
      const { epoch } = start({ factor: 0.5, ...options });
      return Array.from({ length: epochs }, (_, epochId) => epoch(epochId, epochId));
    };
    expect(rates({ cooldown: 2 }, 8)).toEqual([1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125]);
    expect(rates({}, 13)).toEqual([1, ...new Array<number>(11).fill(0.5), 0.25]);
  });

  test('[RP3] never below minLearningRate, and a rate that stays is no change', () => {
    const { epoch, log } = start({ factor: 0.1, minLearningRate: 0.05, cooldown: 0 });
    expect([1, 2, 3, 4].map((mean, epochId) => epoch(epochId, mean))).toEqual([1, 0.1, 0.05, 0.05]);
    expect(log.records).toHaveLength(2);
  });

  test('[RP3] a rate that is below it already is not turned up', () => {
    const { epoch, log } = start({ factor: 0.1, minLearningRate: 2, cooldown: 0 });
    expect([1, 2, 3].map((mean, epochId) => epoch(epochId, mean))).toEqual([1, 1, 1]);
    expect(log.records).toEqual([]);
  });

  test('[RP4] a model without a learning rate is an error, at the start or at the first plateau', () => {
    const message =
      'ReduceLearningRateOnPlateau: a model with a learning rate was expected, but this one has none. Remove the hook.';
    const hook = new ReduceLearningRateOnPlateau(TERMS, { ...SILENT_CONTEXT, model: {} });
    expect(() => hook.beforeTraining()).toThrow(new Error(message));
    void hook.afterEpoch({ epochId: 0, epochData: { valid: { loss: 1 } } });
    expect(() => hook.afterEpoch({ epochId: 1, epochData: { valid: { loss: 2 } } })).toThrow(new Error(message));
  });

  test.each([
    [{ factor: 1 }, 'option factor must be a number from 0.000001 to 0.999999, but is 1.'],
    [{ factor: 0 }, 'option factor must be a number from 0.000001 to 0.999999, but is 0.'],
    [{ minLearningRate: -1 }, 'option minLearningRate must be a number from 0 to 1,000, but is -1.'],
    [{ cooldown: 0.5 }, 'option cooldown must be a whole number from 0 to 1,000,000, but is 0.5.'],
  ])('[RP5] %j is an error', (options, message) => {
    expect(() => createHook('ReduceLearningRateOnPlateau', options, SILENT_CONTEXT)).toThrow(
      new TypeError(`ReduceLearningRateOnPlateau: ${message}`),
    );
  });
});

/** A loop whose `x` of valid grows with every epoch, so that every epoch from 1 on is a plateau. */
function growing(epochsCount: number) {
  const model = new TurnedModel();
  const hook = new ReduceLearningRateOnPlateau(
    { ...TERMS, variable: 'x', factor: 0.5, cooldown: 1 },
    { ...SILENT_CONTEXT, model },
  );
  return { ...createTestLoop({ model, epochsCount, skipZerothEpoch: true, hooks: [hook] }), model };
}

describe('in a loop', () => {
  test('[RP1, RP2] the next epoch learns with the new rate', async () => {
    const model = new TurnedModel();
    const hook = new ReduceLearningRateOnPlateau(
      { ...TERMS, variable: 'x', factor: 0.5, cooldown: 1 },
      { ...SILENT_CONTEXT, model },
    );
    await createTestLoop({ model, epochsCount: 4, hooks: [hook] }).loop.runTraining();
    expect(model.rates).toEqual([0.1, 0.1, 0.05, 0.05, 0.05, 0.05, 0.025, 0.025]);
  });

  test('[RP6] a restored run goes on with rate, cooldown and history', async () => {
    const whole = growing(6);
    await whole.loop.runTraining();
    for (const epochs of [0, 1, 2, 3, 4, 5]) {
      const first = growing(epochs);
      if (epochs > 0) await first.loop.runTraining();
      const second = growing(6);
      await second.loop.restoreState(structuredClone(await first.loop.captureState()));
      await second.loop.runTraining();
      expect([...first.model.rates, ...second.model.rates]).toEqual(whole.model.rates);
    }
  });

  test('[RP6] going back in the same objects puts the rate back up', () => {
    const { hook, epoch, model } = start({ factor: 0.5, cooldown: 0 });
    const state = structuredClone(hook.captureState());
    epoch(0, 1);
    expect(epoch(1, 2)).toBe(0.5);
    hook.restoreState(state);
    hook.beforeTraining();
    expect(model.learningRate).toBe(1);
    expect([epoch(0, 1), epoch(1, 0), epoch(2, 2)]).toEqual([1, 1, 0.5]);
  });
});

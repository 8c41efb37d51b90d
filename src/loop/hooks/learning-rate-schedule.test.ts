import { describe, expect, test } from 'vitest';
import { SILENT_CONTEXT } from '../hook-context.ts';
import type { LoopState } from '../loop-state.ts';
import { isBetweenBatches } from '../testing/captured-training.ts';
import { RecordingGate } from '../testing/recording-gate.ts';
import { RecordingLog } from '../testing/recording-log.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { TurnedModel } from '../testing/turned-model.ts';
import { createHook } from './catalog.ts';
import { LearningRateSchedule } from './learning-rate-schedule.ts';

type Options = ConstructorParameters<typeof LearningRateSchedule>[0];
const BATCH = { streamName: 'train', batchData: {}, isTraining: true };

function start(options: Options, learningRate = 1) {
  const model = { learningRate };
  const log = new RecordingLog();
  return { model, log, hook: new LearningRateSchedule(options, { model, log: log.write }) };
}

/** The rates of epochs 1, 2, 3 and so on, without epoch 0. */
function ratesOf(options: Options, epochs: number, base = 1): number[] {
  const { model, hook } = start(options, base);
  hook.beforeTraining();
  return Array.from({ length: epochs }, (_, index) => {
    const rate = model.learningRate;
    hook.afterEpoch({ epochId: index + 1, epochData: {} });
    return rate;
  });
}

describe('plans', () => {
  test('[LS1] step: times the factor after every so many epochs', () => {
    expect(ratesOf({ kind: 'step', factor: 0.5, everyEpochs: 2 }, 7)).toEqual([1, 1, 0.5, 0.5, 0.25, 0.25, 0.125]);
    expect(ratesOf({ kind: 'step', factor: 0.5, everyEpochs: 1, minLearningRate: 0.2 }, 4)).toEqual([
      1, 0.5, 0.25, 0.2,
    ]);
    expect(ratesOf({}, 12)).toEqual([...new Array<number>(10).fill(1), 0.5, 0.5]);
  });

  test('[LS1] exponential: times the factor after each epoch', () => {
    expect(ratesOf({ kind: 'exponential', factor: 0.5 }, 4, 8)).toEqual([8, 4, 2, 1]);
    expect(ratesOf({ kind: 'exponential', factor: 0.5, minLearningRate: 3 }, 4, 8)).toEqual([8, 4, 3, 3]);
  });

  test('[LS1] cosine: half a wave down to the smallest, where it stays', () => {
    const rates = ratesOf({ kind: 'cosine', epochs: 4, minLearningRate: 0.2 }, 7);
    const half = Math.SQRT1_2;
    [1, 0.6 + 0.4 * half, 0.6, 0.6 - 0.4 * half, 0.2, 0.2, 0.2].forEach((rate, index) => {
      expect(rates[index]).toBeCloseTo(rate, 12);
    });
    expect([rates[0], rates[4], rates[6]]).toEqual([1, 0.2, 0.2]);
  });

  test.each(['step', 'exponential', 'cosine', 'linearWarmup'] as const)(
    '[LS1] %s never turns a rate up that began below minLearningRate',
    (kind) => {
      const rates = ratesOf({ kind, minLearningRate: 5, everyEpochs: 1, epochs: 3, warmupBatches: 1 }, 5, 0.5);
      expect(rates).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
    },
  );

  test('[LS2] linearWarmup: in a line over the training batches, then constant', () => {
    const { model, hook } = start({ kind: 'linearWarmup', warmupBatches: 4 }, 2);
    hook.beforeTraining();
    const rates = Array.from({ length: 6 }, () => {
      const rate = model.learningRate;
      hook.afterBatch({ ...BATCH, isTraining: false });
      hook.afterBatch({ ...BATCH, streamName: 'valid' });
      hook.afterBatch(BATCH);
      return rate;
    });
    expect(rates).toEqual([0.5, 1, 1.5, 2, 2, 2]);
    hook.afterEpoch({ epochId: 1, epochData: {} });
    expect(model.learningRate).toBe(2);
  });

  test('[LS2] a warm-up goes with every plan, across epochs', () => {
    const { model, hook } = start({ kind: 'exponential', factor: 0.5, warmupBatches: 4 });
    hook.beforeTraining();
    const rates: number[] = [];
    for (const epochId of [1, 2, 3]) {
      for (let batch = 0; batch < 3; batch += 1) {
        rates.push(model.learningRate);
        hook.afterBatch(BATCH);
      }
      hook.afterEpoch({ epochId, epochData: {} });
    }
    expect(rates).toEqual([0.25, 0.5, 0.75, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25]);
  });

  test('[LS3] epoch 0 moves nothing; a change between epochs is a debug line', () => {
    const { model, hook, log } = start({ kind: 'step', factor: 0.1, everyEpochs: 1 });
    hook.beforeTraining();
    hook.afterBatch({ ...BATCH, isTraining: false });
    hook.afterEpoch({ epochId: 0, epochData: {} });
    expect([model.learningRate, log.records]).toEqual([1, []]);
    hook.afterEpoch({ epochId: 1, epochData: {} });
    expect(log.records).toEqual([
      { level: 'debug', message: 'LearningRateSchedule: learning rate 0.1 from epoch 2 on' },
    ]);
  });
});

describe('what is refused', () => {
  test('[LS4] a model without a learning rate', () => {
    const hook = new LearningRateSchedule({}, SILENT_CONTEXT);
    expect(() => hook.beforeTraining()).toThrow(
      new Error(
        'LearningRateSchedule: a model with a learning rate was expected, but this one has none. Remove the hook.',
      ),
    );
  });

  test.each([
    [{ kind: 'linearWarmup' }, 'warmupBatches must be at least 1 for this kind, but is 0.'],
    [{ kind: 'linear' }, "option kind must be one of step, cosine, exponential, linearWarmup, but is 'linear'."],
    [{ factor: 1.5 }, 'option factor must be a number from 0.000001 to 1, but is 1.5.'],
    [{ everyEpochs: 0 }, 'option everyEpochs must be a whole number from 1 to 1,000,000, but is 0.'],
    [{ epochs: 2.5 }, 'option epochs must be a whole number from 1 to 1,000,000, but is 2.5.'],
    [{ warmupBatches: -1 }, 'option warmupBatches must be a whole number from 0 to 1,000,000,000, but is -1.'],
  ])('[LS4] %j', (options, message) => {
    expect(() => createHook('LearningRateSchedule', options, SILENT_CONTEXT)).toThrow(
      new TypeError(`LearningRateSchedule: ${message}`),
    );
  });
});

/** A loop of two training batches an epoch. */
function loopWith(options: Options, gate = new RecordingGate()) {
  const model = new TurnedModel();
  const hook = new LearningRateSchedule(options, { ...SILENT_CONTEXT, model });
  return { ...createTestLoop({ model, epochsCount: 3, hooks: [hook], gate }), model };
}

const PLANS: readonly Options[] = [
  { kind: 'step', factor: 0.5, everyEpochs: 1 },
  { kind: 'cosine', epochs: 3, warmupBatches: 3 },
  { kind: 'exponential', factor: 0.9, warmupBatches: 5 },
  { kind: 'linearWarmup', warmupBatches: 4 },
];

describe('in a loop', () => {
  test('[LS3] each epoch learns with its rate', async () => {
    const { model, loop } = loopWith({ kind: 'step', factor: 0.5, everyEpochs: 1 });
    await loop.runTraining();
    expect(model.rates).toEqual([0.1, 0.1, 0.05, 0.05, 0.025, 0.025]);
  });

  test('[LS2] each batch of the warm-up has its own, of the train stream that the loop is told of', async () => {
    const model = new TurnedModel();
    const hook = new LearningRateSchedule({ kind: 'linearWarmup', warmupBatches: 4 }, { ...SILENT_CONTEXT, model });
    const options = { trainStreamName: 'valid', extraStreams: ['train'], epochsCount: 6 };
    await createTestLoop({ model, hooks: [hook], ...options }).loop.runTraining();
    expect(model.rates).toEqual([0.025, 0.05, 0.1 * 0.75, 0.1, 0.1, 0.1]);
  });

  test.each(PLANS)('[LS5] %j goes on exactly wherever it was captured', async (options) => {
    const states: { state: LoopState; learned: number }[] = [];
    const gate = new RecordingGate(async (point) => {
      if (!isBetweenBatches(point)) return;
      states.push({ state: structuredClone(await whole.loop.captureState()), learned: whole.model.rates.length });
    });
    const whole = loopWith(options, gate);
    states.push({ state: structuredClone(await whole.loop.captureState()), learned: 0 });
    await whole.loop.runTraining();
    expect(states.length).toBeGreaterThan(15);
    const rates = [...whole.model.rates];
    for (const { state, learned } of [...states]) {
      const second = loopWith(options);
      await second.loop.restoreState(state);
      await second.loop.runTraining();
      expect(second.model.rates).toEqual(rates.slice(learned));
      const soFar = whole.model.rates.length;
      await whole.loop.restoreState(state);
      await whole.loop.runTraining();
      expect(whole.model.rates.slice(soFar)).toEqual(second.model.rates);
    }
  });

  test('[LS5] by hand: a restored hook goes on from the rate that the first one began with', () => {
    const first = start({ kind: 'exponential', factor: 0.5 }, 8);
    first.hook.beforeTraining();
    for (const epochId of [1, 2]) first.hook.afterEpoch({ epochId, epochData: {} });
    const second = start({ kind: 'exponential', factor: 0.5 }, 3);
    second.hook.restoreState(structuredClone(first.hook.captureState()));
    second.hook.beforeTraining();
    expect(second.model.learningRate).toBe(2);
  });

  test('[LS6] a second run goes on with the plan; an evaluation in between changes nothing', async () => {
    const { model, loop } = loopWith({ kind: 'step', factor: 0.5, everyEpochs: 1 });
    await loop.runTraining();
    await loop.runEvaluation('valid');
    expect(model.learningRate).toBe(0.0125);
    await loop.runTraining();
    expect(model.rates.slice(6)).toEqual([0.0125, 0.0125]);
  });
});

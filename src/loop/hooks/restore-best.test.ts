import { describe, expect, test } from 'vitest';
import { SILENT_CONTEXT } from '../hook-context.ts';
import type { Hook } from '../hook.ts';
import { CountingModel } from '../testing/counting-model.ts';
import { RecordingGate } from '../testing/recording-gate.ts';
import { RecordingHook } from '../testing/recording-hook.ts';
import { RecordingLog } from '../testing/recording-log.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { RestoreBest } from './restore-best.ts';
import type { BEST_OPTIONS } from './best-epoch.ts';
import type { OptionValues } from '../option-values.ts';

/** A hook and a model whose weights change in place. */
function start(options: Partial<OptionValues<typeof BEST_OPTIONS>> = {}) {
  const weights = Float32Array.of(0);
  const log = new RecordingLog();
  const model = {
    captureState: () => Promise.resolve({ weights }),
    restoreState: (state: unknown) => {
      weights.set((state as { weights: Float32Array }).weights);
    },
  };
  const hook = new RestoreBest(options, { log: log.write, model });
  /** An epoch after which the model has this weight and the loss is this. */
  const epoch = async (epochId: number, weight: number, mean: number) => {
    hook.afterBatch({ streamName: 'train', batchData: {}, isTraining: true });
    weights[0] = weight;
    await hook.afterEpoch({ epochId, epochData: { valid: { loss: { mean } } } });
  };
  return { weights, log, model, hook, epoch };
}

describe('RestoreBest', () => {
  test.each([
    ['min', [5, 2, 2, NaN, 3], 101, "epoch 1, when the mean loss of stream 'valid' was 2"],
    ['max', [NaN, 2, 2, NaN, 1], 101, "epoch 1, when the mean loss of stream 'valid' was 2"],
    ['min', [1, 2, 3, 4, 5], 100, "epoch 0, when the mean loss of stream 'valid' was 1"],
  ] as const)('[RB1] %s and %j: the weight at the end is %d', async (condition, losses, weight, where) => {
    const { hook, epoch, weights, log } = start({ condition });
    hook.beforeTraining();
    for (const [epochId, loss] of losses.entries()) await epoch(epochId, 100 + epochId, loss);
    weights[0] = -1;
    await hook.afterTraining();
    expect(weights[0]).toBe(weight);
    expect(log.records).toEqual([
      { level: 'info', message: `RestoreBest: the model is again as it was after ${where}` },
    ]);
  });

  test('[RB1] stream, variable and aggregation are as with SaveBest', async () => {
    const { hook } = start({ stream: 'test', variable: 'f1', aggregation: '', condition: 'max' });
    await expect(hook.afterEpoch({ epochId: 0, epochData: { test: { f1: { mean: 1 } } } })).rejects.toThrow(
      "RestoreBest: variable 'f1' of stream 'test': a number was expected, but it is an object with: mean.",
    );
    await hook.afterEpoch({ epochId: 0, epochData: { test: { f1: 0.5 } } });
    expect(hook.captureState()).toMatchObject({ kept: { value: 0.5 } });
  });

  test('[RB2] by hand, also without batches', async () => {
    const { hook, weights } = start();
    await hook.afterEpoch({ epochId: 1, epochData: { valid: { loss: { mean: 1 } } } });
    weights[0] = 7;
    await hook.afterTraining();
    expect(weights[0]).toBe(0);
  });

  test('[RB3] without a best epoch the model stays, and the log says so', async () => {
    const { hook, epoch, weights, log } = start();
    hook.beforeTraining();
    await epoch(0, 5, NaN);
    await hook.afterTraining();
    expect(weights[0]).toBe(5);
    expect(log.at('info')).toEqual([
      "RestoreBest: there is no epoch to go back to, for the mean loss of stream 'valid' was never a number",
    ]);
  });

  test('[RB4] a run that only measured leaves the model alone', async () => {
    const { hook, epoch, weights, log } = start();
    hook.beforeTraining();
    await epoch(0, 1, 1);
    await hook.afterTraining();
    weights[0] = 9;
    hook.beforeTraining();
    hook.afterBatch({ streamName: 'valid', batchData: {}, isTraining: false });
    await hook.afterEpoch({ epochId: 0, epochData: { valid: { loss: { mean: 4 } } } });
    await hook.afterTraining();
    expect(weights[0]).toBe(9);
    expect(log.records).toHaveLength(1);
  });

  test.each([{}, { captureState: () => 0 }, { restoreState: () => 0 }])(
    '[RB5] a model with only %j is an error',
    (model) => {
      expect(() => new RestoreBest({}, { ...SILENT_CONTEXT, model }).beforeTraining()).toThrow(
        new Error('RestoreBest: a model that can be captured and restored was expected, but this one cannot be.'),
      );
    },
  );

  test('[RB6] its memory holds the best model, by a copy of its own', async () => {
    const first = start();
    first.hook.beforeTraining();
    await first.epoch(3, 42, 1);
    const state = first.hook.captureState();
    const { hook, epoch, weights } = start();
    hook.restoreState(state);
    (state as { kept: { model: { weights: Float32Array } } }).kept.model.weights.fill(0);
    hook.beforeTraining();
    await epoch(4, 43, 1);
    weights[0] = 44;
    hook.afterBatch({ streamName: 'valid', batchData: {}, isTraining: false });
    await hook.afterTraining();
    expect(weights[0]).toBe(42);
    await first.hook.afterTraining();
    expect(first.weights[0]).toBe(42);
  });

  test('[RB6] a restored run that is stopped before it learns again still ends with the best', async () => {
    const first = start();
    first.hook.beforeTraining();
    await first.epoch(1, 42, 1);
    const { hook, weights } = start();
    hook.restoreState(structuredClone(first.hook.captureState()));
    hook.beforeTraining();
    hook.afterBatch({ streamName: 'valid', batchData: {}, isTraining: false });
    await hook.afterTraining();
    expect(weights[0]).toBe(42);
  });
});

/** A loop in which epoch 1 is the best; the weight after each epoch is written down. */
function loopOfThree(options: { more?: Hook; gate?: RecordingGate } = {}) {
  const { more, gate } = options;
  const model = new CountingModel();
  const weights: number[] = [];
  const losses = [3, 1, 2, 2];
  const judge: Hook = {
    afterEpoch: ({ epochId, epochData }) => {
      weights.push(model.weight);
      (epochData['valid'] ??= {})['loss'] = { mean: losses[epochId] };
    },
  };
  const hooks = [judge, new RestoreBest({}, { ...SILENT_CONTEXT, model }), ...(more === undefined ? [] : [more])];
  const { loop } = createTestLoop({ model, epochsCount: 3, hooks, ...(gate === undefined ? {} : { gate }) });
  return { loop, model, weights };
}

describe('in a loop', () => {
  test('[RB1, RB4] after all epochs; an evaluation after that changes nothing', async () => {
    const { loop, model, weights } = loopOfThree();
    await loop.runTraining();
    expect(new Set(weights).size).toBe(4);
    expect(model.weight).toBe(weights[1]);
    model.weight = 77;
    await loop.runEvaluation('valid');
    expect(model.weight).toBe(77);
  });

  test('[RB2] after an interrupt in the middle of an epoch', async () => {
    const gate = new RecordingGate(({ place, epochId, batchIndex }) => {
      if (place === 'runModel' && epochId === 2 && batchIndex === 0) loop.requestStop();
    });
    const { loop, model, weights } = loopOfThree({ gate });
    expect((await loop.runTraining()).origin).toBe('interrupt');
    expect([weights.length, model.weight]).toEqual([2, weights[1]]);
  });

  test('[RB2] after an error', async () => {
    const more = new RecordingHook([], 'more', {
      afterEpoch: (event) => {
        if ((event as { epochId: number }).epochId === 3) throw new Error('broken');
      },
    });
    const { loop, model, weights } = loopOfThree({ more });
    await expect(loop.runTraining()).rejects.toThrow('broken');
    expect([weights.length, model.weight]).toEqual([4, weights[1]]);
  });
});

import { describe, expect, test } from 'vitest';
import { SILENT_CONTEXT, type HookModel } from '../hook-context.ts';
import type { Hook } from '../hook.ts';
import { CountingModel } from '../testing/counting-model.ts';
import { KeptCheckpoints } from '../testing/kept-checkpoints.ts';
import { RecordingLog } from '../testing/recording-log.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { createHook } from './catalog.ts';
import { ComputeStats } from './compute-stats.ts';
import { SaveEvery } from './save-every.ts';
import { SaveLatest } from './save-latest.ts';

/** A model whose state changes in place, as weights do. */
function changingModel() {
  const weights = Float32Array.of(1, 2);
  return { weights, model: { captureState: () => Promise.resolve({ weights }) } satisfies HookModel };
}

function start(name: string, options: object, model: HookModel = changingModel().model) {
  const checkpoints = new KeptCheckpoints();
  const log = new RecordingLog();
  const hook = createHook(name, options, { ...SILENT_CONTEXT, checkpoints, log: log.write, model });
  return { checkpoints, log, hook };
}

async function epochs(hook: Hook, losses: readonly number[]): Promise<void> {
  for (const [epochId, mean] of losses.entries())
    await hook.afterEpoch?.({ epochId, epochData: { valid: { loss: { mean } } } });
}

/** Each hook, with the name of its option and of its first checkpoint. */
const HOOKS = [
  ['SaveEvery', 'onFailure', '0'],
  ['SaveLatest', 'onSaveFailure', 'latest'],
  ['SaveBest', 'onSaveFailure', 'best'],
] as const;

describe('SaveEvery', () => {
  test.each([
    [{}, ['0 0', '1 1', '2 2', '3 3', '4 4']],
    [{ nEpochs: 2 }, ['0 0', '2 2', '4 4']],
  ])('[SE1] %j saves %j', async (options, names) => {
    const { hook, checkpoints } = start('SaveEvery', options);
    await epochs(hook, [1, 1, 1, 1, 1]);
    expect(checkpoints.names).toEqual(names);
  });

  test('[SE1] in a loop: the model as it was after each of these epochs', async () => {
    const checkpoints = new KeptCheckpoints();
    const model = new CountingModel();
    const hook = new SaveEvery({ nEpochs: 2 }, { ...SILENT_CONTEXT, checkpoints, model });
    await createTestLoop({ model, epochsCount: 2, hooks: [hook] }).loop.runTraining();
    expect(checkpoints.saved).toEqual([
      { name: '0', epochId: 0, model: { weight: 1 } },
      { name: '2', epochId: 2, model: { weight: model.weight } },
    ]);
  });
});

describe('SaveLatest', () => {
  test('[SL1] saves after every epoch under one name', async () => {
    const checkpoints = new KeptCheckpoints();
    const model = new CountingModel();
    const hook = new SaveLatest({}, { ...SILENT_CONTEXT, checkpoints, model });
    await createTestLoop({ model, epochsCount: 2, hooks: [hook] }).loop.runTraining();
    expect(checkpoints.names).toEqual(['latest 0', 'latest 1', 'latest 2']);
    expect(checkpoints.saved.at(-1)?.model).toEqual({ weight: model.weight });
  });
});

describe('saving', () => {
  test.each(HOOKS)('[SE2, SL2, SB6] %s keeps a copy and logs it', async (name, _option, checkpoint) => {
    const { weights, model } = changingModel();
    const { hook, checkpoints, log } = start(name, {}, model);
    await epochs(hook, [1]);
    weights.fill(9);
    expect(checkpoints.saved).toEqual([{ name: checkpoint, epochId: 0, model: { weights: Float32Array.of(1, 2) } }]);
    expect(log.records).toEqual([
      { level: 'info', message: `${name}: checkpoint '${checkpoint}' of epoch 0 is saved` },
    ]);
  });

  test.each(HOOKS)('[SE3, SL2, SB6] a failure of %s is an error', async (name, option, checkpoint) => {
    for (const options of [{}, { [option]: 'error' }]) {
      const { hook, checkpoints, log } = start(name, options);
      checkpoints.failure = new Error('the disk is full');
      const failed = epochs(hook, [1]);
      await expect(failed).rejects.toThrow(
        new Error(`${name}: checkpoint '${checkpoint}' of epoch 0 could not be saved: the disk is full`),
      );
      await expect(failed).rejects.toHaveProperty('cause', checkpoints.failure);
      expect(log.records).toEqual([]);
    }
  });

  test.each(HOOKS)(
    '[SE3, SL2, SB6] a failure of %s is a warning or nothing, on request',
    async (name, option, checkpoint) => {
      for (const choice of ['warn', 'ignore']) {
        const { hook, checkpoints, log } = start(name, { [option]: choice });
        checkpoints.failure = new Error('the disk is full');
        await epochs(hook, [1]);
        const message = `${name}: checkpoint '${checkpoint}' of epoch 0 could not be saved: the disk is full`;
        expect(log.records).toEqual(choice === 'warn' ? [{ level: 'warning', message }] : []);
      }
    },
  );

  test.each(HOOKS)('[SE3, SL2, SB6] a model that cannot be captured is a failure of %s', async (name, option) => {
    const reason = 'could not be saved: This model has no captureState, so nothing of it can be kept.';
    await expect(epochs(start(name, {}, {}).hook, [1])).rejects.toThrow(reason);
    const { hook, log } = start(name, { [option]: 'warn' }, {});
    await epochs(hook, [1]);
    expect(log.at('warning')).toEqual([expect.stringContaining(reason)]);
  });

  test.each(HOOKS)('[SE3, SL2, SB6] another choice is an error when %s is made', (name, option) => {
    expect(() => start(name, { [option]: 'raise' })).toThrow(
      new TypeError(`${name}: option ${option} must be one of error, warn, ignore, but is 'raise'.`),
    );
  });
});

describe('SaveBest', () => {
  test.each([
    [{}, [3, 2, 2, 4, 1], [0, 1, 4]],
    [{ condition: 'max' }, [3, 2, 3, 4, 1], [0, 3]],
    [{}, [NaN, 3, NaN, 4, 2], [1, 4]],
    [{ condition: 'max' }, [NaN, NaN], []],
    [{}, [Infinity, 5, -Infinity, 1], [0, 1, 2]],
  ])('[SB1, SB2] %j with %j saves after %j', async (options, losses, saved) => {
    const { hook, checkpoints } = start('SaveBest', options);
    await epochs(hook, losses);
    expect(checkpoints.names).toEqual(saved.map((epochId) => `best ${epochId}`));
  });

  test.each(['warn', 'ignore'])('[SB3] a failed save does not raise the bar (%s)', async (onSaveFailure) => {
    const { hook, checkpoints } = start('SaveBest', { onSaveFailure });
    checkpoints.failure = new Error('full');
    await epochs(hook, [1]);
    checkpoints.failure = null;
    await epochs(hook, [3, 2, 4]);
    expect(checkpoints.names).toEqual(['best 0', 'best 1']);
  });

  test('[SB3] nor one that failed the run', async () => {
    const { hook, checkpoints } = start('SaveBest', {});
    checkpoints.failure = new Error('full');
    await expect(epochs(hook, [1])).rejects.toThrow('full');
    checkpoints.failure = null;
    await epochs(hook, [3]);
    expect(checkpoints.names).toEqual(['best 0']);
  });

  test.each([
    [{ aggregation: 'max' }, { mean: 1, max: 2 }],
    [{ aggregation: '' }, 2],
    [{ aggregation: null }, true],
  ])('[SB4] %j takes it from %j', async (options, loss) => {
    const { hook, checkpoints } = start('SaveBest', { ...options, modelName: 'mine', stream: 'test', variable: 'v' });
    await hook.afterEpoch?.({ epochId: 7, epochData: { test: { v: loss } } });
    expect(checkpoints.names).toEqual(['mine 7']);
  });

  test.each([
    [{}, 2, 'its mean was expected, but it is 2. Leave aggregation empty for a number.'],
    [{ aggregation: 'max' }, { mean: 1, std: 2 }, 'its max was expected, but it is an object with: mean, std.'],
    [{ aggregation: 'length' }, [1, 2], 'its length was expected, but it is a list of 2.'],
    [{ aggregation: '' }, { mean: 1 }, 'a number was expected, but it is an object with: mean.'],
    [{ aggregation: '' }, '2', "a number was expected, but it is '2'."],
    [{}, { mean: '2' }, 'its mean was expected, but it is an object with: mean.'],
  ])('[SB4] with %j a value %j is an error', async (options, loss, problem) => {
    const { hook } = start('SaveBest', options);
    await expect(hook.afterEpoch?.({ epochId: 0, epochData: { valid: { loss } } })).rejects.toThrow(
      new TypeError(`SaveBest: variable 'loss' of stream 'valid': ${problem}`),
    );
  });

  test('[SB4] a stream or variable that is missing is an error naming what there is', async () => {
    const { hook } = start('SaveBest', {});
    await expect(hook.afterEpoch?.({ epochId: 0, epochData: { train: {} } })).rejects.toThrow(
      new Error("SaveBest: the epoch has no stream 'valid'. It has: train."),
    );
    await expect(hook.afterEpoch?.({ epochId: 0, epochData: { valid: { x: 1 } } })).rejects.toThrow(
      "SaveBest: the epoch data of stream 'valid' has no variable 'loss'. It has: x.",
    );
  });

  test('[SB4] without a name there is nothing to save under', () => {
    expect(() => start('SaveBest', { modelName: '' })).toThrow(
      new TypeError("SaveBest: option modelName must name a checkpoint, but is ''."),
    );
  });

  test('[SB5] a restored run remembers the best', async () => {
    const first = start('SaveBest', {});
    await epochs(first.hook, [5, 2]);
    const { hook, checkpoints } = start('SaveBest', {});
    await hook.restoreState?.(structuredClone(first.hook.captureState?.()));
    await epochs(hook, [3, 2, 1]);
    expect(checkpoints.names).toEqual(['best 2']);
  });

  test('[SB1, SB5] in a loop, across two runs', async () => {
    const { hook, checkpoints } = start('SaveBest', { variable: 'x', condition: 'max' });
    const { loop } = createTestLoop({ epochsCount: 2, hooks: [new ComputeStats({ variables: ['x'] }), hook] });
    await loop.runTraining();
    expect(checkpoints.names).toEqual(['best 0', 'best 1', 'best 2']);
    await loop.runEvaluation('valid');
    expect(checkpoints.names).toEqual(['best 0', 'best 1', 'best 2', 'best 2']);
  });
});

import { describe, expect, test } from 'vitest';
import { nameMap, ndArray } from '../batch.ts';
import { TrainingTerminated } from '../errors.ts';
import { SILENT_CONTEXT } from '../hook-context.ts';
import type { EpochData } from '../hook.ts';
import type { LoopState } from '../loop-state.ts';
import { RecordingGate } from '../testing/recording-gate.ts';
import { RecordingHook } from '../testing/recording-hook.ts';
import { RecordingLog } from '../testing/recording-log.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { createHook } from './catalog.ts';
import { ComputeStats } from './compute-stats.ts';
import { OnPlateau, type OnPlateauOptions, type Plateau } from './on-plateau.ts';
import { StopOnPlateau } from './stop-on-plateau.ts';

class Collector extends OnPlateau {
  readonly plateaus: Plateau[] = [];

  protected override async onPlateau(plateau: Plateau): Promise<void> {
    await Promise.resolve();
    this.plateaus.push(plateau);
  }
}

/** The epochs, counted from 0, after which a hook with these options acts when the means are these. */
async function firedAt(options: OnPlateauOptions, means: readonly number[]): Promise<number[]> {
  const hook = new Collector(options);
  for (const [epochId, mean] of means.entries())
    await hook.afterEpoch({ epochId, epochData: { valid: { loss: { mean } } } });
  return hook.plateaus.map(({ epochId }) => epochId);
}

describe('when it is a plateau', () => {
  test.each([
    ['min', [5, 4, 3, 2, 1], []],
    ['min', [1, 2], []],
    ['min', [1, 2, 3], [2]],
    ['min', [3, 2, 1, 2, 3, 4], [4, 5]],
    ['max', [1, 2, 3, 4, 5], []],
    ['max', [5, 4], []],
    ['max', [5, 4, 3], [2]],
    ['max', [1, 2, 3, 2, 1, 0], [4, 5]],
  ] as const)('[OP1, OP2] objective %s and %j: acts after %j', async (objective, means, epochs) => {
    expect(await firedAt({ longTerm: 4, shortTerm: 2, objective }, means)).toEqual(epochs);
  });

  test('[OP1] the long term is of the last longTerm epochs only', async () => {
    expect(await firedAt({ longTerm: 3, shortTerm: 1 }, [-100, 4, 5, 4, 4])).toEqual([1, 2]);
    expect(await firedAt({ longTerm: 4, shortTerm: 1 }, [-100, 4, 5, 4, 4])).toEqual([1, 2, 3]);
    expect(await firedAt({ longTerm: 5, shortTerm: 1 }, [-100, 4, 5, 4, 4])).toEqual([1, 2, 3, 4]);
  });

  test('[OP1] 0 is for all epochs', async () => {
    expect(await firedAt({ longTerm: 0, shortTerm: 0 }, [1, 2, 3, 2, 9])).toEqual([]);
    expect(await firedAt({ longTerm: 1, shortTerm: 0 }, [9, 1, 1, 1, 8])).toEqual([1, 2, 3]);
  });

  test.each([0.1, 1 / 3, 1e-9, 123_456.789])('[OP2] a history that is flat at %d is none', async (mean) => {
    const flat = new Array<number>(120).fill(mean);
    expect(await firedAt({}, flat)).toEqual([]);
    expect(await firedAt({ objective: 'max' }, flat)).toEqual([]);
  });

  test.each([NaN, Infinity, -Infinity])(
    '[OP3] an epoch with %d is in no term, and is no plateau itself',
    async (bad) => {
      expect(await firedAt({ longTerm: 4, shortTerm: 2 }, [bad, 3, 2, bad, 1, 2, 3, bad, 4])).toEqual([6, 8]);
      expect(await firedAt({ longTerm: 4, shortTerm: 2 }, [bad, bad, bad, bad])).toEqual([]);
    },
  );

  test('[OP4] the defaults: 50 and 10 epochs of the loss of valid, which should fall', async () => {
    const falling = Array.from({ length: 45 }, (_, index) => 100 - index);
    const rising = Array.from({ length: 30 }, (_, index) => 57 + index * 2);
    const [first = NaN] = await firedAt({}, [...falling, ...rising]);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const whole = [...falling, ...rising].slice(0, first + 1);
    expect(mean(whole.slice(-50))).toBeLessThan(mean(whole.slice(-10)));
    expect(mean(whole.slice(0, -1).slice(-50))).toBeGreaterThan(mean(whole.slice(0, -1).slice(-10)));
  });

  test.each([
    [{ longTerm: 5, shortTerm: 6 }, 'longTerm must not be less than shortTerm, but 5 is less than 6.'],
    [{ shortTerm: 51 }, 'longTerm must not be less than shortTerm, but 50 is less than 51.'],
    [{ objective: 'minimum' }, "option objective must be one of min, max, but is 'minimum'."],
    [{ longTerm: 1.5 }, 'option longTerm must be a whole number from 0 to 1,000,000, but is 1.5.'],
  ])('[OP4] %j is an error', (options, message) => {
    for (const name of ['OnPlateau', 'StopOnPlateau', 'ReduceLearningRateOnPlateau'])
      expect(() => createHook(name, options, SILENT_CONTEXT)).toThrow(new TypeError(`${name}: ${message}`));
  });

  test('[OP5] by itself it says so in the log', async () => {
    const log = new RecordingLog();
    const hook = createHook('OnPlateau', { longTerm: 3, shortTerm: 1 }, { ...SILENT_CONTEXT, log: log.write });
    for (const [epochId, mean] of [1, 1.5].entries())
      await hook.afterEpoch?.({ epochId, epochData: { valid: { loss: { mean } } } });
    expect(log.records).toEqual([
      {
        level: 'info',
        message: "OnPlateau: the loss of stream 'valid' has stopped falling: lately 1.5, in the long term 1.25",
      },
    ]);
  });
});

const OPTIONS = { longTerm: 2, shortTerm: 1 };

/** What the hook leaves of an epoch in which `valid` gave these columns and earlier hooks had made this. */
async function epochDataAfter(columns: readonly unknown[], epochData: EpochData): Promise<EpochData> {
  const hook = new OnPlateau(OPTIONS);
  for (const loss of columns) hook.afterBatch({ streamName: 'valid', batchData: { loss } });
  await hook.afterEpoch({ epochId: 0, epochData });
  return epochData;
}

describe('which number', () => {
  test('[OP6] a mean that is there is used, and nothing is replaced', async () => {
    const hook = new Collector(OPTIONS);
    const stats = { mean: 1, std: 2 };
    for (const [epochId, mean] of [1, 2].entries()) {
      hook.afterBatch({ streamName: 'valid', batchData: { loss: [9 - epochId] } });
      stats.mean = mean;
      await hook.afterEpoch({ epochId, epochData: { valid: { loss: stats } } });
    }
    expect(hook.plateaus.map(({ epochId }) => epochId)).toEqual([1]);
    expect(stats).toEqual({ mean: 2, std: 2 });
  });

  test('[OP6] so is a number, also of a variable that the batches do not have or that holds no list there', async () => {
    const hook = new Collector({ ...OPTIONS, variable: 'score' });
    for (const [epochId, score] of [1, 2].entries()) {
      hook.afterBatch({ streamName: 'valid', batchData: epochId === 0 ? { x: [1] } : { score: 7 } });
      await hook.afterEpoch({ epochId, epochData: { valid: { score } } });
    }
    expect(hook.plateaus.map(({ epochId }) => epochId)).toEqual([1]);
  });

  test.each([
    ['lists', [[1, 2], [6]]],
    ['arrays', [Float32Array.of(1, 2), ndArray(Float32Array.of(6), [1, 1])]],
  ])('[OP7] else it is made of the examples and written, from %s', async (_name, columns) => {
    expect(await epochDataAfter(columns, { train: {}, valid: {} })).toEqual({
      train: {},
      valid: { loss: { mean: 3 } },
    });
  });

  test.each([[{ std: 1 }], [[1, 2]], ['text'], [null]])(
    '[OP7] %j has no mean; it stays, and the examples count',
    async (there) => {
      expect(await epochDataAfter([[1]], { valid: { loss: there } })).toEqual({ valid: { loss: there } });
    },
  );

  test('[OP7] only of its own stream, and each epoch anew', async () => {
    const hook = new OnPlateau(OPTIONS);
    const epochs = [1, 2].map((loss) => {
      hook.afterBatch({ streamName: 'train', batchData: { x: [5] } });
      hook.afterBatch({ streamName: 'valid', batchData: { loss: [loss, loss] } });
      const epochData: EpochData = { train: {}, valid: {} };
      void hook.afterEpoch({ epochId: loss, epochData });
      return epochData;
    });
    expect(epochs).toEqual([1, 2].map((mean) => ({ train: {}, valid: { loss: { mean } } })));
    expect(await epochDataAfter([], { valid: {} })).toEqual({ valid: { loss: { mean: NaN } } });
  });

  test.each([
    [{ x: [1], y: [2] }, "stream 'valid' has no variable 'loss'. It has: x, y"],
    [{ loss: ['a'] }, "a list of numbers was expected, one for each example, but the text 'a' came"],
  ])('[OP8] where neither gives it, it is an error: %j', async (batchData, problem) => {
    const hook = new OnPlateau(OPTIONS);
    hook.afterBatch({ streamName: 'valid', batchData });
    hook.afterBatch({ streamName: 'valid', batchData: { loss: [1] } });
    expect(() => hook.afterEpoch({ epochId: 0, epochData: { valid: {} } })).toThrow(
      `OnPlateau: no earlier hook has made a mean of variable 'loss', and of the batches there is none: ${problem}.`,
    );
    hook.beforeTraining();
    hook.afterBatch({ streamName: 'valid', batchData: { loss: [1] } });
    const epochData = { valid: {} };
    await hook.afterEpoch({ epochId: 0, epochData });
    expect(epochData).toEqual({ valid: { loss: { mean: 1 } } });
  });

  test('[OP8] a stream that the epoch does not have is an error', () => {
    expect(() => new OnPlateau().afterEpoch({ epochId: 0, epochData: { train: {}, test: {} } })).toThrow(
      new Error("OnPlateau: the epoch has no stream 'valid'. It has: train, test."),
    );
  });

  test.each(['__proto__', 'toString', '0'])('[OP7] stream and variable may be called %j', async (name) => {
    const hook = new OnPlateau({ ...OPTIONS, stream: name, variable: name });
    expect(() => hook.afterEpoch({ epochId: 0, epochData: {} })).toThrow(`has no stream '${name}'`);
    const [batchData, epochData] = [nameMap<unknown>(), nameMap<Record<string, unknown>>()];
    batchData[name] = [1, 2];
    epochData[name] = nameMap();
    hook.afterBatch({ streamName: name, batchData });
    await hook.afterEpoch({ epochId: 0, epochData });
    expect(Object.entries(epochData[name] ?? {})).toEqual([[name, { mean: 1.5 }]]);
  });
});

/** A loop in whose every epoch the number of `valid` grows, with what the hook left of each epoch. */
function growingLoop(hooks: (hook: Collector) => readonly (ComputeStats | Collector)[], gate?: RecordingGate) {
  const epochs: EpochData[] = [];
  const hook = new Collector({ longTerm: 4, shortTerm: 2, variable: 'x' });
  const reader = new RecordingHook([], 'reader', {
    afterEpoch: (event) => {
      epochs.push((event as { epochData: EpochData }).epochData);
    },
  });
  const options = { epochsCount: 4, hooks: [...hooks(hook), reader], ...(gate === undefined ? {} : { gate }) };
  return { hook, epochs, loop: createTestLoop(options).loop };
}

describe('in a loop', () => {
  test('[OP6, OP7] after ComputeStats its numbers stay, alone the mean is written for its stream', async () => {
    const behind = growingLoop((hook) => [new ComputeStats({ variables: [{ x: ['std', 'mean'] }] }), hook]);
    await behind.loop.runTraining();
    expect(behind.epochs[1]).toEqual({ train: { x: { std: 0.5, mean: 100.5 } }, valid: { x: { std: 0, mean: 100 } } });
    const alone = growingLoop((hook) => [hook]);
    await alone.loop.runTraining();
    expect(alone.epochs[1]).toEqual({ train: {}, valid: { x: { mean: 100 } } });
    for (const { hook } of [behind, alone]) expect(hook.plateaus.map(({ epochId }) => epochId)).toEqual([2, 3, 4]);
  });

  test('[OP9] a restored run has the history and the epoch in hand, a second run the history', async () => {
    const states: LoopState[] = [];
    const gate = new RecordingGate(async ({ place, epochId, streamName, batchIndex }) => {
      if (place !== 'nextBatch' || epochId !== 2 || streamName !== 'valid' || batchIndex !== 1) return;
      states.push(structuredClone(await first.loop.captureState()));
      first.loop.requestStop();
      throw new TrainingTerminated();
    });
    const first = growingLoop((hook) => [hook], gate);
    await first.loop.runTraining();
    expect(first.hook.plateaus).toEqual([]);
    const second = growingLoop((hook) => [hook]);
    const [state] = states;
    if (state === undefined) throw new Error('nothing was captured');
    await second.loop.restoreState(state);
    await second.loop.runTraining();
    expect(second.epochs[0]).toEqual({ train: {}, valid: { x: { mean: 200 } } });
    expect(second.hook.plateaus.map(({ epochId }) => epochId)).toEqual([2, 3, 4]);
    await second.loop.runTraining();
    expect(second.hook.plateaus.map(({ epochId }) => epochId)).toEqual([2, 3, 4, 4, 5]);
  });

  test('[OP9] a second run forgets what a stopped run left half done', async () => {
    const hook = new OnPlateau(OPTIONS);
    hook.afterBatch({ streamName: 'valid', batchData: { loss: [100] } });
    const state = hook.captureState();
    hook.beforeTraining();
    const epochData: EpochData = { valid: {} };
    hook.afterBatch({ streamName: 'valid', batchData: { loss: [1] } });
    await hook.afterEpoch({ epochId: 0, epochData });
    expect(epochData).toEqual({ valid: { loss: { mean: 1 } } });
    hook.restoreState(state);
    hook.beforeTraining();
    hook.afterBatch({ streamName: 'valid', batchData: { loss: [0] } });
    const restored: EpochData = { valid: {} };
    await hook.afterEpoch({ epochId: 0, epochData: restored });
    expect(restored).toEqual({ valid: { loss: { mean: 50 } } });
  });
});

describe('StopOnPlateau', () => {
  test('[ST1] ends gracefully, naming variable and stream', () => {
    const hook = new StopOnPlateau({ longTerm: 3, shortTerm: 1, stream: 'test', variable: 'f1', objective: 'max' });
    void hook.afterEpoch({ epochId: 0, epochData: { test: { f1: 0.75 } } });
    expect(() => hook.afterEpoch({ epochId: 1, epochData: { test: { f1: 0.25 } } })).toThrow(
      new TrainingTerminated(
        "StopOnPlateau: the f1 of stream 'test' has stopped rising: lately 0.25, in the long term 0.5",
      ),
    );
  });

  test('[ST1] in a loop: epoch 0 counts, the epoch is whole', async () => {
    const { loop } = createTestLoop({
      epochsCount: 9,
      hooks: [new StopOnPlateau({ longTerm: 4, shortTerm: 2, variable: 'x' })],
    });
    expect(await loop.runTraining()).toEqual({
      origin: 'hook',
      message: "StopOnPlateau: the x of stream 'valid' has stopped falling: lately 150, in the long term 100",
    });
    expect(loop.trainingEpochsDone).toBe(2);
  });
});

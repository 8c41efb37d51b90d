import { describe, expect, test } from 'vitest';
import { TrainingTerminated } from './errors.ts';
import { HOOK_EVENTS, type HookEvent } from './hook.ts';
import type { TrainingEnd } from './main-loop.ts';
import { RecordingGate } from './testing/recording-gate.ts';
import { RecordingHook } from './testing/recording-hook.ts';
import { RecordingLog } from './testing/recording-log.ts';
import { createTestLoop, SMALL_DATASET, threeHooks } from './testing/test-loop.ts';

const FAILURE = new Error('b is out of order');
const TERMINATION = new TrainingTerminated('b has had enough');

/** A training without epoch 0 in which hook b of a, b, c throws on the first such event. */
async function runWith(event: HookEvent, thrown: Error) {
  const { journal, hooks } = threeHooks({
    [event]: () => {
      throw thrown;
    },
  });
  const { loop } = createTestLoop({ hooks, skipZerothEpoch: true });
  const outcome = await settled(loop.runTraining());
  return { journal, outcome, epochsDone: loop.trainingEpochsDone };
}

async function settled(run: Promise<TrainingEnd>): Promise<unknown> {
  try {
    return await run;
  } catch (error) {
    return error;
  }
}

const BEFORE = ['a beforeTraining', 'b beforeTraining', 'c beforeTraining'];
const BATCHES = ['train 0', 'train 1', 'valid 0'].flatMap((batch) =>
  ['a', 'b', 'c'].map((name) => `${name} afterBatch ${batch}`),
);
const EPOCH = ['a', 'b', 'c'].map((name) => `${name} afterEpoch 1 train,valid`);
const PROFILE = ['a', 'b', 'c'].map((name) => `${name} afterEpochProfile 1 train,valid`);
const AFTER = (success: boolean) => ['a', 'b', 'c'].map((name) => `${name} afterTraining ${success}`);
const GRACEFUL = { origin: 'hook', message: 'b has had enough' };

describe('beforeTraining', () => {
  test('[E1] TrainingTerminated ends the run gracefully before it began', async () => {
    const { journal, outcome, epochsDone } = await runWith('beforeTraining', TERMINATION);
    expect(journal).toEqual([...BEFORE.slice(0, 2), ...AFTER(true).slice(0, 2)]);
    expect([outcome, epochsDone]).toEqual([GRACEFUL, 0]);
  });

  test('[E2] an error fails the run; those who were started hear of it, the one that failed does not', async () => {
    const { journal, outcome, epochsDone } = await runWith('beforeTraining', FAILURE);
    expect(journal).toEqual([...BEFORE.slice(0, 2), ...AFTER(false).slice(0, 1)]);
    expect(outcome).toBe(FAILURE);
    expect(epochsDone).toBe(0);
  });

  test('[E2] the loop can run again after it', async () => {
    let isBroken = true;
    const hook = new RecordingHook([], 'h', {
      beforeTraining: () => {
        if (isBroken) throw FAILURE;
      },
    });
    const { loop } = createTestLoop({ hooks: [hook] });
    await expect(loop.runTraining()).rejects.toBe(FAILURE);
    isBroken = false;
    expect((await loop.runTraining()).origin).toBe('epochsCount');
  });
});

describe('in the middle of an epoch', () => {
  test('[E3] TrainingTerminated in afterBatch skips the rest of the epoch and ends gracefully', async () => {
    const { journal, outcome, epochsDone } = await runWith('afterBatch', TERMINATION);
    expect(journal).toEqual([...BEFORE, ...BATCHES.slice(0, 2), ...AFTER(true)]);
    expect([outcome, epochsDone]).toEqual([GRACEFUL, 0]);
  });

  test('[E4] another error in afterBatch does the same and fails the run', async () => {
    const { journal, outcome, epochsDone } = await runWith('afterBatch', FAILURE);
    expect(journal).toEqual([...BEFORE, ...BATCHES.slice(0, 2), ...AFTER(false)]);
    expect(outcome).toBe(FAILURE);
    expect(epochsDone).toBe(0);
  });

  test.each([
    ['[E3]', TERMINATION, GRACEFUL, true],
    ['[E4]', FAILURE, FAILURE, false],
  ])('%s the same thrown by the model', async (_rule, thrown, expected, success) => {
    const { journal, hooks } = threeHooks({});
    const model = {
      inputNames: ['x'],
      outputNames: [],
      run: () => Promise.reject(thrown),
    };
    const { loop } = createTestLoop({ hooks, model });
    expect(await settled(loop.runTraining())).toEqual(expected);
    expect(journal).toEqual([...BEFORE, ...AFTER(success)]);
  });

  test.each([
    ['[E3]', TERMINATION, GRACEFUL, true],
    ['[E4]', FAILURE, FAILURE, false],
  ])('%s the same thrown by the stream', async (_rule, thrown, expected, success) => {
    const { journal, hooks } = threeHooks({});
    function* train() {
      yield { x: [0, 0] };
      throw thrown;
    }
    const dataset = { streams: { ...SMALL_DATASET.streams, train } };
    const { loop } = createTestLoop({ hooks, dataset });
    expect(await settled(loop.runTraining())).toEqual(expected);
    expect(journal).toEqual([...BEFORE, ...BATCHES.slice(0, 3), ...AFTER(success)]);
    expect(loop.trainingEpochsDone).toBe(0);
  });
});

describe('after the epoch', () => {
  test('[E5] every hook sees afterEpoch and afterEpochProfile before the stop takes effect', async () => {
    const { journal, outcome, epochsDone } = await runWith('afterEpoch', TERMINATION);
    expect(journal).toEqual([...BEFORE, ...BATCHES, ...EPOCH, ...PROFILE, ...AFTER(true)]);
    expect([outcome, epochsDone]).toEqual([GRACEFUL, 1]);
  });

  test('[E5] of two terminations the last gives the message', async () => {
    const asking = (message: string) => () => {
      throw new TrainingTerminated(message);
    };
    const hooks = ['first', 'last'].map((name) => new RecordingHook([], name, { afterEpoch: asking(name) }));
    expect((await createTestLoop({ hooks }).loop.runTraining()).message).toBe('last');
  });

  test('[E6] another error in afterEpoch skips the later hooks and the profile; the epoch counts', async () => {
    const { journal, outcome, epochsDone } = await runWith('afterEpoch', FAILURE);
    expect(journal).toEqual([...BEFORE, ...BATCHES, ...EPOCH.slice(0, 2), ...AFTER(false)]);
    expect(outcome).toBe(FAILURE);
    expect(epochsDone).toBe(1);
  });

  test('[E6] a remembered termination is lost', async () => {
    const { hooks } = threeHooks({
      afterEpoch: () => {
        throw FAILURE;
      },
    });
    const asking = new RecordingHook([], 'asking', {
      afterEpoch: () => {
        throw TERMINATION;
      },
    });
    await expect(createTestLoop({ hooks: [asking, ...hooks] }).loop.runTraining()).rejects.toBe(FAILURE);
  });

  test('[E7] TrainingTerminated in afterEpochProfile skips the later hooks and ends gracefully', async () => {
    const { journal, outcome, epochsDone } = await runWith('afterEpochProfile', TERMINATION);
    expect(journal).toEqual([...BEFORE, ...BATCHES, ...EPOCH, ...PROFILE.slice(0, 2), ...AFTER(true)]);
    expect([outcome, epochsDone]).toEqual([GRACEFUL, 1]);
  });

  test('[E7] it replaces a remembered termination', async () => {
    const hook = new RecordingHook([], 'h', {
      afterEpoch: () => {
        throw new TrainingTerminated('remembered');
      },
      afterEpochProfile: () => {
        throw new TrainingTerminated('replacing');
      },
    });
    expect((await createTestLoop({ hooks: [hook] }).loop.runTraining()).message).toBe('replacing');
  });

  test('[E8] another error in afterEpochProfile skips the later hooks and fails the run', async () => {
    const { journal, outcome, epochsDone } = await runWith('afterEpochProfile', FAILURE);
    expect(journal).toEqual([...BEFORE, ...BATCHES, ...EPOCH, ...PROFILE.slice(0, 2), ...AFTER(false)]);
    expect(outcome).toBe(FAILURE);
    expect(epochsDone).toBe(1);
  });
});

describe('afterTraining', () => {
  test('[E9] a failing hook keeps none from hearing of the end, and the caller gets the error', async () => {
    const { journal, outcome } = await runWith('afterTraining', FAILURE);
    expect(journal).toEqual([...BEFORE, ...BATCHES, ...EPOCH, ...PROFILE, ...AFTER(true)]);
    expect(outcome).toBe(FAILURE);
  });

  test('[E9] it does not hide an earlier error', async () => {
    const { journal, hooks } = threeHooks({
      afterBatch: () => {
        throw FAILURE;
      },
      afterTraining: () => {
        throw new Error('another');
      },
    });
    await expect(createTestLoop({ hooks }).loop.runTraining()).rejects.toBe(FAILURE);
    expect(journal.slice(-3)).toEqual(AFTER(false));
  });
});

test('[E10] when a hook terminates in afterEpoch, the epoch is not logged as done', async () => {
  const log = new RecordingLog();
  const { hooks } = threeHooks({
    afterEpoch: () => {
      throw TERMINATION;
    },
  });
  await createTestLoop({ hooks, log: log.write, skipZerothEpoch: true }).loop.runTraining();
  expect(log.at('info')).toEqual(['Training epoch 1', 'Training terminated: b has had enough']);
});

test('[E11] an evaluation ends by the same rules', async () => {
  const graceful = threeHooks({
    afterEpoch: () => {
      throw TERMINATION;
    },
  });
  const log = new RecordingLog();
  const { loop } = createTestLoop({ hooks: graceful.hooks, log: log.write });
  expect(await loop.runEvaluation('valid')).toEqual(GRACEFUL);
  expect(graceful.journal.slice(-6)).toEqual([
    ...['a', 'b', 'c'].map((name) => `${name} afterEpochProfile 0 valid`),
    ...AFTER(true),
  ]);
  expect(log.at('info').at(-1)).toBe('Evaluation terminated: b has had enough');
  const failing = threeHooks({
    afterBatch: () => {
      throw FAILURE;
    },
  });
  await expect(createTestLoop({ hooks: failing.hooks }).loop.runEvaluation('valid')).rejects.toBe(FAILURE);
  expect(failing.journal.slice(-3)).toEqual(AFTER(false));
});

test('[E9] a log that fails keeps no hook from hearing of the end, and the loop can run again', async () => {
  let isBroken = true;
  const { journal, hooks } = threeHooks({});
  const log = ({ message }: { readonly message: string }) => {
    if (isBroken && message.startsWith('Training terminated')) throw FAILURE;
  };
  const { loop } = createTestLoop({ hooks, log });
  await expect(loop.runTraining()).rejects.toBe(FAILURE);
  expect(journal.slice(-3)).toEqual(AFTER(false));
  isBroken = false;
  await loop.runTraining();
  expect(journal.slice(-3)).toEqual(AFTER(true));
});

test('[E9] further errors are logged', async () => {
  const log = new RecordingLog();
  const failing = { beforeTraining: () => undefined, afterTraining: () => Promise.reject(new Error('and this too')) };
  const model = { inputNames: ['x'], outputNames: [], run: () => Promise.reject(FAILURE) };
  await expect(createTestLoop({ hooks: [failing], model, log: log.write }).loop.runTraining()).rejects.toBe(FAILURE);
  expect(log.at('error')).toEqual(['After that another error came: Error: and this too']);
});

function throwFailure(): never {
  throw FAILURE;
}

describe('who threw', () => {
  for (const event of HOOK_EVENTS)
    test(`[E12] an error of hook b in ${event} is known to be its, thrown at once or later`, async () => {
      const acts = [() => Promise.reject(FAILURE), throwFailure];
      for (const act of acts) {
        const { loop } = createTestLoop({ hooks: threeHooks({ [event]: act }).hooks, skipZerothEpoch: true });
        expect(await settled(loop.runTraining())).toBe(FAILURE);
        expect(loop.hookThatThrew(FAILURE)).toBe(1);
      }
    });

  test("[E12] an error of the model is no hook's, also where a hook fails on the way out", async () => {
    const { hooks } = threeHooks({
      afterTraining: () => {
        throw new Error('b cannot end');
      },
    });
    const model = { inputNames: ['x'], outputNames: [], run: throwFailure };
    const { loop } = createTestLoop({ hooks, model });
    expect(await settled(loop.runTraining())).toBe(FAILURE);
    expect(loop.hookThatThrew(FAILURE)).toBeNull();
  });

  test("[E12] an error of the gate in front of a hook is not the hook's", async () => {
    const gate = new RecordingGate(({ place, hookIndex }) => {
      if (place === 'afterEpoch' && hookIndex === 1) throw FAILURE;
    });
    const { loop } = createTestLoop({ hooks: threeHooks({}).hooks, gate, skipZerothEpoch: true });
    expect(await settled(loop.runTraining())).toBe(FAILURE);
    expect(loop.hookThatThrew(FAILURE)).toBeNull();
  });

  test("[E12] of an epoch inside an epoch the error is the hook's that threw it, not of the one that passed it on", async () => {
    const hooks = [
      new RecordingHook([], 'nests', { afterEpoch: () => (isNested ? undefined : nest()) }),
      new RecordingHook([], 'breaks', {
        afterEpoch: () => {
          if (isNested) throw FAILURE;
        },
      }),
    ];
    let isNested = false;
    const { loop } = createTestLoop({ hooks, skipZerothEpoch: true });
    const nest = () => {
      isNested = true;
      return loop.epoch([], ['valid']);
    };
    expect(await settled(loop.runTraining())).toBe(FAILURE);
    expect(loop.hookThatThrew(FAILURE)).toBe(1);
  });

  test('[E12] the next run knows only its own errors', async () => {
    let isBroken = true;
    const { hooks } = threeHooks({
      afterEpoch: () => {
        if (isBroken) throw FAILURE;
      },
    });
    const { loop } = createTestLoop({ hooks, skipZerothEpoch: true });
    await settled(loop.runTraining());
    isBroken = false;
    await loop.runTraining();
    expect(loop.hookThatThrew(FAILURE)).toBeNull();
  });
});

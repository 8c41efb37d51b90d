import { describe, expect, test } from 'vitest';
import { TrainingTerminated } from '../errors.ts';
import { SILENT_CONTEXT } from '../hook-context.ts';
import type { Hook } from '../hook.ts';
import type { LoopState } from '../loop-state.ts';
import type { MainLoopOptions } from '../main-loop-options.ts';
import { numberedSource } from '../testing/batches.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { RecordingGate } from '../testing/recording-gate.ts';
import { RecordingHook } from '../testing/recording-hook.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { createHook } from './catalog.ts';
import { StopAfter } from './stop-after.ts';

const TRAIN_BATCH = { streamName: 'train', batchData: {}, isTraining: true };
const VALID_BATCH = { streamName: 'valid', batchData: {}, isTraining: false };
const afterEpochOf = (epochId: number) => ({ epochId, epochData: {} });

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

/** A hook whose watch shows what the clock was set to. */
function withClock(minutes: number) {
  const clock = new FakeClock();
  const hook = new StopAfter({ minutes }, { clock: clock.now });
  const lookAt = (seconds: number, look: () => void) => {
    clock.seconds = seconds;
    return terminationOf(look);
  };
  return { clock, hook, lookAt };
}

/** A loop in which the hook is between two recorders. Its own limit is so far away that only a broken hook comes there. */
function loopWith(hook: Hook, options: Partial<MainLoopOptions> = {}) {
  const journal: string[] = [];
  const hooks = [new RecordingHook(journal, 'a'), hook, new RecordingHook(journal, 'c')];
  return { ...createTestLoop({ epochsCount: 10, hooks, ...options }), journal };
}

describe('limits', () => {
  test.each([{}, { epochs: null }, { epochs: null, iterations: null, minutes: null }])(
    '[SA1] %j is an error: at least one limit must be given',
    (options) => {
      expect(() => new StopAfter(options)).toThrow(
        new TypeError('StopAfter: one of epochs, iterations and minutes must be given.'),
      );
    },
  );

  test('[SA1] without any options it is an error too', () => {
    expect(() => new StopAfter()).toThrow('one of epochs, iterations and minutes must be given');
  });

  test.each([{ epochs: 1 }, { iterations: 1 }, { minutes: 0.5 }, { epochs: 1, iterations: null, minutes: 2 }])(
    '[SA1] %j will do',
    (options) => {
      expect(new StopAfter(options)).toBeInstanceOf(StopAfter);
    },
  );

  test('[SA1] 0 is a limit for each of them', () => {
    expect(terminationOf(() => new StopAfter({ epochs: 0 }).afterEpoch(afterEpochOf(0)))).toBe(
      'StopAfter: epoch 0 is done',
    );
    expect(terminationOf(() => new StopAfter({ iterations: 0 }).afterBatch(TRAIN_BATCH))).toBe(
      'StopAfter: 1 training batches are done',
    );
    const { hook, lookAt } = withClock(0);
    hook.beforeTraining();
    expect(lookAt(0, () => hook.afterBatch(TRAIN_BATCH))).toBeNull();
    expect(lookAt(0.001, () => hook.afterBatch(TRAIN_BATCH))).toBe('StopAfter: the run took longer than 0 minutes');
  });

  test('[SA1] with several limits the first that is reached ends the training', () => {
    const clock = new FakeClock();
    const hook = new StopAfter({ epochs: 3, iterations: 2, minutes: 1 }, { clock: clock.now });
    hook.beforeTraining();
    expect(terminationOf(() => hook.afterBatch(TRAIN_BATCH))).toBeNull();
    expect(terminationOf(() => hook.afterEpoch(afterEpochOf(2)))).toBeNull();
    expect(terminationOf(() => hook.afterEpoch(afterEpochOf(3)))).toBe('StopAfter: epoch 3 is done');
    expect(terminationOf(() => hook.afterBatch(TRAIN_BATCH))).toBe('StopAfter: 2 training batches are done');
    clock.seconds = 61;
    expect(terminationOf(() => hook.afterEpoch(afterEpochOf(3)))).toBe('StopAfter: the run took longer than 1 minutes');
  });

  test.each([
    { bad: { epochs: -1 }, kind: 'a whole number', text: '-1' },
    { bad: { epochs: 1.5 }, kind: 'a whole number', text: '1.5' },
    { bad: { iterations: '3' }, kind: 'a whole number', text: "'3'" },
    { bad: { iterations: 0.5 }, kind: 'a whole number', text: '0.5' },
    { bad: { minutes: NaN }, kind: 'a number', text: 'NaN' },
    { bad: { minutes: Infinity }, kind: 'a number', text: 'Infinity' },
  ])('[SA1] $bad is an error', ({ bad, kind, text }) => {
    const option = String(Object.keys(bad)[0]);
    expect(() => createHook('StopAfter', { epochs: 1, ...bad }, SILENT_CONTEXT)).toThrow(
      new TypeError(`StopAfter: option ${option} must be empty or ${kind} from 0 to 1,000,000,000, but is ${text}.`),
    );
  });
});

describe('epochs', () => {
  test.each([
    [0, null],
    [1, null],
    [2, 'StopAfter: epoch 2 is done'],
    [3, 'StopAfter: epoch 3 is done'],
  ])('[SA2] epochs: 2 and epoch %d', (epochId, message) => {
    expect(terminationOf(() => new StopAfter({ epochs: 2 }).afterEpoch(afterEpochOf(epochId)))).toBe(message);
  });

  test('[SA2] without the limit no epoch is too late', () => {
    expect(terminationOf(() => new StopAfter({ iterations: 1 }).afterEpoch(afterEpochOf(1000)))).toBeNull();
  });

  test('[SA2] in a loop: epoch 2 is whole, with epoch 0 before it', async () => {
    const { loop, journal } = loopWith(new StopAfter({ epochs: 2 }));
    expect(await loop.runTraining()).toEqual({ origin: 'hook', message: 'StopAfter: epoch 2 is done' });
    expect(journal.filter((line) => line.startsWith('c after') && !line.includes('Batch'))).toEqual([
      ...[0, 1, 2].flatMap((id) => [`c afterEpoch ${id} train,valid`, `c afterEpochProfile ${id} train,valid`]),
      'c afterTraining true',
    ]);
  });

  test.each([
    [false, 0],
    [true, 1],
  ])('[SA2] in a loop: epochs 0 ends in the first epoch there is; skipZerothEpoch %s', async (skipZerothEpoch, id) => {
    const { loop } = loopWith(new StopAfter({ epochs: 0 }), { skipZerothEpoch });
    expect((await loop.runTraining()).message).toBe(`StopAfter: epoch ${id} is done`);
    expect(loop.trainingEpochsDone).toBe(id);
  });
});

describe('iterations', () => {
  test('[SA3] counts batches of the train stream that the model learned from, across epochs', () => {
    const hook = new StopAfter({ iterations: 3 });
    const look = (event: typeof TRAIN_BATCH) => terminationOf(() => hook.afterBatch(event));
    expect([
      look({ ...TRAIN_BATCH, isTraining: false }),
      look(VALID_BATCH),
      look({ ...VALID_BATCH, isTraining: true }),
      look(TRAIN_BATCH),
      look(TRAIN_BATCH),
      terminationOf(() => hook.afterEpoch(afterEpochOf(1))),
      look({ ...TRAIN_BATCH, isTraining: false }),
      look(VALID_BATCH),
    ]).toEqual(new Array(8).fill(null));
    expect(look(TRAIN_BATCH)).toBe('StopAfter: 3 training batches are done');
  });

  test('[SA3] in a loop: ends in afterBatch; epoch 0 and the extra streams are not counted', async () => {
    const { loop, journal, model } = loopWith(new StopAfter({ iterations: 3 }));
    expect(await loop.runTraining()).toEqual({ origin: 'hook', message: 'StopAfter: 3 training batches are done' });
    expect(model.calls.filter((call) => call.endsWith('learn'))).toEqual([
      'train 100 learn',
      'train 101 learn',
      'train 200 learn',
    ]);
    expect(journal.slice(-4)).toEqual([
      'c afterEpochProfile 1 train,valid',
      'a afterBatch train 200',
      'a afterTraining true',
      'c afterTraining true',
    ]);
    expect(loop.trainingEpochsDone).toBe(1);
  });

  test('[SA3] in a loop: the train stream is the one that the loop is told of', async () => {
    const { loop, model } = loopWith(new StopAfter({ iterations: 2 }), {
      dataset: { streams: { train: numberedSource(3), lesson: numberedSource(1) } },
      trainStreamName: 'lesson',
      extraStreams: ['train'],
      skipZerothEpoch: true,
    });
    await loop.runTraining();
    expect(model.calls.map((call) => call.replace(/ \d+/, ''))).toEqual([
      'lesson learn',
      'train measure',
      'train measure',
      'train measure',
      'lesson learn',
    ]);
  });

  test('[SA3] in a loop: other streams that are learned from, and evaluations, are not counted', async () => {
    const { loop, journal } = loopWith(new StopAfter({ iterations: 1 }));
    await loop.runEvaluation('train');
    await loop.epoch(['valid'], ['train']);
    expect(journal.filter((line) => line.startsWith('c afterBatch'))).toHaveLength(5);
    await expect(loop.epoch(['train'], [])).rejects.toThrow(
      new TrainingTerminated('StopAfter: 1 training batches are done'),
    );
  });
});

describe('minutes', () => {
  test.each([
    ['a batch that is learned from', (hook: StopAfter) => hook.afterBatch(TRAIN_BATCH)],
    ['a batch of another stream', (hook: StopAfter) => hook.afterBatch(VALID_BATCH)],
    [
      'a batch of the train stream in epoch 0',
      (hook: StopAfter) => hook.afterBatch({ ...TRAIN_BATCH, isTraining: false }),
    ],
    ['an epoch', (hook: StopAfter) => hook.afterEpoch(afterEpochOf(0))],
  ])('[SA4] after %s: ends when more have passed, not when as many', (_name, look) => {
    const { clock, hook, lookAt } = withClock(1.5);
    clock.seconds = 1000;
    hook.beforeTraining();
    expect(lookAt(1000, () => look(hook))).toBeNull();
    expect(lookAt(1090, () => look(hook))).toBeNull();
    expect(lookAt(1090.5, () => look(hook))).toBe('StopAfter: the run took longer than 1.5 minutes');
  });

  test('[SA4] it is counted from beforeTraining, not from the first look', () => {
    const { hook, lookAt } = withClock(1);
    hook.beforeTraining();
    expect(lookAt(61, () => hook.afterBatch(TRAIN_BATCH))).toBe('StopAfter: the run took longer than 1 minutes');
  });

  test('[SA4] the time is looked at before epochs and iterations', () => {
    const clock = new FakeClock();
    const hook = new StopAfter({ epochs: 0, iterations: 0, minutes: 1 }, { clock: clock.now });
    hook.beforeTraining();
    clock.seconds = 61;
    const message = 'StopAfter: the run took longer than 1 minutes';
    expect(terminationOf(() => hook.afterBatch(TRAIN_BATCH))).toBe(message);
    expect(terminationOf(() => hook.afterEpoch(afterEpochOf(0)))).toBe(message);
  });

  test('[SA4] without the limit the time does not matter', () => {
    const clock = new FakeClock(1_000_000);
    const hook = new StopAfter({ epochs: 5 }, { clock: clock.now });
    hook.beforeTraining();
    expect(terminationOf(() => hook.afterBatch(TRAIN_BATCH))).toBeNull();
    expect(terminationOf(() => hook.afterEpoch(afterEpochOf(1)))).toBeNull();
  });

  test('[SA5] without beforeTraining the watch starts at the first look', () => {
    const { hook, lookAt } = withClock(1);
    expect(lookAt(500, () => hook.afterBatch(TRAIN_BATCH))).toBeNull();
    expect(lookAt(560, () => hook.afterEpoch(afterEpochOf(1)))).toBeNull();
    expect(lookAt(561, () => hook.afterBatch(VALID_BATCH))).toBe('StopAfter: the run took longer than 1 minutes');
  });

  test('[SA5] in a loop: the watch of single epochs goes on from one to the next', async () => {
    const clock = new FakeClock();
    const hook = new StopAfter({ minutes: 1 }, { clock: clock.now });
    const { loop } = loopWith(hook);
    clock.seconds = 500;
    await loop.epoch(['train'], []);
    clock.seconds = 560;
    await loop.epoch(['train'], []);
    clock.seconds = 561;
    await expect(loop.epoch(['train'], [])).rejects.toThrow('the run took longer than 1 minutes');
  });

  test('[SA5] the time of a run that is over is not held against the epochs after it', () => {
    const { hook, lookAt } = withClock(1);
    hook.beforeTraining();
    expect(lookAt(60, () => hook.afterTraining())).toBeNull();
    expect(lookAt(500, () => hook.afterBatch(TRAIN_BATCH))).toBeNull();
    expect(lookAt(560, () => hook.afterBatch(TRAIN_BATCH))).toBeNull();
    expect(lookAt(561, () => hook.afterBatch(TRAIN_BATCH))).toBe('StopAfter: the run took longer than 1 minutes');
  });
});

/** A loop of three train batches an epoch, each of which takes a minute, with a limit of four minutes. */
function fourMinuteLoop(clock: FakeClock, gate: RecordingGate) {
  const journal: string[] = [];
  const slow = new RecordingHook(journal, 'slow', {
    afterBatch: () => {
      clock.seconds += 60;
    },
  });
  const { loop } = createTestLoop({
    dataset: { streams: { train: numberedSource(3) } },
    extraStreams: [],
    epochsCount: 10,
    skipZerothEpoch: true,
    hooks: [slow, new StopAfter({ minutes: 4 }, { clock: clock.now })],
    gate,
  });
  const batches = () => journal.filter((line) => line.includes('afterBatch')).map((line) => Number(line.split(' ')[3]));
  return { loop, batches };
}

describe('over several runs', () => {
  test('[SA6] a second run starts its watch again, whatever was used before and between', () => {
    const { clock, hook, lookAt } = withClock(1);
    hook.beforeTraining();
    expect(lookAt(50, () => hook.afterBatch(TRAIN_BATCH))).toBeNull();
    hook.afterTraining();
    clock.seconds = 1000;
    hook.beforeTraining();
    expect(lookAt(1060, () => hook.afterBatch(TRAIN_BATCH))).toBeNull();
    expect(lookAt(1061, () => hook.afterBatch(TRAIN_BATCH))).toBe('StopAfter: the run took longer than 1 minutes');
  });

  test('[SA6] a restored run goes on with the time already used, not with that in between', () => {
    const first = withClock(1);
    first.clock.seconds = 100;
    first.hook.beforeTraining();
    first.clock.seconds = 140;
    const state = first.hook.captureState();
    const { clock, hook, lookAt } = withClock(1);
    hook.restoreState(state);
    clock.seconds = 5000;
    hook.beforeTraining();
    expect(lookAt(5020, () => hook.afterBatch(TRAIN_BATCH))).toBeNull();
    expect(lookAt(5021, () => hook.afterBatch(TRAIN_BATCH))).toBe('StopAfter: the run took longer than 1 minutes');
    hook.afterTraining();
    hook.beforeTraining();
    expect(lookAt(5081, () => hook.afterBatch(TRAIN_BATCH))).toBeNull();
  });

  test('[SA6] a state captured after the end of a run has the time of that run', () => {
    const first = withClock(1);
    first.hook.beforeTraining();
    first.clock.seconds = 40;
    first.hook.afterTraining();
    first.clock.seconds = 900;
    const { hook, lookAt } = withClock(1);
    hook.restoreState(first.hook.captureState());
    hook.beforeTraining();
    expect(lookAt(20, () => hook.afterBatch(TRAIN_BATCH))).toBeNull();
    expect(lookAt(21, () => hook.afterBatch(TRAIN_BATCH))).not.toBeNull();
  });

  test('[SA6] single epochs before the restored run do not lose the time already used', () => {
    const { clock, hook, lookAt } = withClock(1);
    hook.restoreState({ iterations: 0, seconds: 40 });
    expect(lookAt(500, () => hook.afterBatch(TRAIN_BATCH))).toBeNull();
    clock.seconds = 1000;
    hook.beforeTraining();
    expect(lookAt(1020, () => hook.afterBatch(TRAIN_BATCH))).toBeNull();
    expect(lookAt(1021, () => hook.afterBatch(TRAIN_BATCH))).toBe('StopAfter: the run took longer than 1 minutes');
  });

  test('[SA6] a restored run goes on with the batches already counted', () => {
    const first = new StopAfter({ iterations: 3 });
    first.afterBatch(TRAIN_BATCH);
    first.afterBatch(TRAIN_BATCH);
    const hook = new StopAfter({ iterations: 3 });
    hook.restoreState(first.captureState());
    hook.beforeTraining();
    expect(terminationOf(() => hook.afterBatch(TRAIN_BATCH))).toBe('StopAfter: 3 training batches are done');
  });

  test('[SA6] in a loop: restored in mid-epoch it ends where it would have ended', async () => {
    const states: LoopState[] = [];
    const captured = fourMinuteLoop(
      new FakeClock(),
      new RecordingGate(async ({ place, epochId, batchIndex }) => {
        if (place === 'nextBatch' && epochId === 1 && batchIndex === 2) states.push(await captured.loop.captureState());
      }),
    );
    const message = 'StopAfter: the run took longer than 4 minutes';
    expect((await captured.loop.runTraining()).message).toBe(message);
    expect(captured.batches()).toEqual([0, 1, 2, 100, 101]);
    const later = new FakeClock();
    later.seconds = 100_000;
    const restored = fourMinuteLoop(later, new RecordingGate());
    for (const state of states) await restored.loop.restoreState(state);
    expect((await restored.loop.runTraining()).message).toBe(message);
    expect(restored.batches()).toEqual([2, 100, 101]);
  });

  test('[SA6] in a loop: a second run has the whole time again', async () => {
    const clock = new FakeClock();
    const { loop, batches } = fourMinuteLoop(clock, new RecordingGate());
    await loop.runTraining();
    clock.seconds += 100_000;
    await loop.runTraining();
    expect(batches()).toEqual([0, 1, 2, 100, 101, 102, 200, 201, 202, 300]);
  });
});

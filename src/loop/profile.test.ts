import { describe, expect, test } from 'vitest';
import type { Hook, Profile } from './hook.ts';
import { totalSeconds } from './profile.ts';
import { numberedBatches } from './testing/batches.ts';
import { FakeClock } from './testing/fake-clock.ts';
import { createTestLoop } from './testing/test-loop.ts';

function lengths(profile: Profile): Record<string, number> {
  return Object.fromEntries(Object.entries(profile).map(([timer, seconds]) => [timer, seconds.length]));
}

test('[P1] one entry for each batch read, for each processed, and one for the after-epoch hooks', async () => {
  const { loop } = createTestLoop();
  await loop.runTraining();
  expect(lengths(loop.profile)).toEqual({
    read_batch_train: 2,
    eval_batch_train: 2,
    after_batch_hooks_train: 2,
    read_batch_valid: 1,
    eval_batch_valid: 1,
    after_batch_hooks_valid: 1,
    after_epoch_hooks: 1,
  });
});

test('[P1] skipped batches count as read only', async () => {
  const batches = [{}, ...numberedBatches(1), { x: [1, 2, 3] }];
  const { loop } = createTestLoop({
    dataset: { streams: { train: () => batches } },
    onEmptyBatch: 'ignore',
    fixedBatchSize: 2,
  });
  await loop.epoch([], ['train']);
  expect(lengths(loop.profile)).toEqual({
    read_batch_train: 3,
    eval_batch_train: 1,
    after_batch_hooks_train: 1,
    after_epoch_hooks: 1,
  });
});

test('[P1] a stream passed twice appends to the same lists', async () => {
  const { loop } = createTestLoop();
  await loop.epoch(['train'], ['train']);
  expect(lengths(loop.profile)).toMatchObject({ read_batch_train: 4, eval_batch_train: 4 });
});

test('[P2] an empty stream leaves an empty list of reads and nothing else', async () => {
  const { loop } = createTestLoop({ dataset: { streams: { none: () => [] } }, onEmptyStream: 'ignore' });
  await loop.epoch([], ['none']);
  expect(lengths(loop.profile)).toEqual({ read_batch_none: 0, after_epoch_hooks: 1 });
});

test('[P3] one object for the life of the loop, emptied when an epoch begins', async () => {
  const seen: Profile[] = [];
  const hook: Hook = { afterEpochProfile: ({ profile }) => void seen.push(profile) };
  const { loop } = createTestLoop({ hooks: [hook], epochsCount: 2 });
  const before = loop.profile;
  await loop.runTraining();
  expect(seen).toHaveLength(3);
  for (const profile of seen) expect(profile).toBe(before);
  expect(before['read_batch_train']).toHaveLength(2);
  await loop.epoch([], ['valid']);
  expect(lengths(before)).toEqual({
    read_batch_valid: 1,
    eval_batch_valid: 1,
    after_batch_hooks_valid: 1,
    after_epoch_hooks: 1,
  });
});

test('[P4] after_epoch_hooks is not there yet during afterEpoch', async () => {
  const seen: boolean[] = [];
  const hook: Hook = {
    afterEpoch: () => void seen.push('after_epoch_hooks' in loop.profile),
    afterEpochProfile: ({ profile }) => void seen.push('after_epoch_hooks' in profile),
  };
  const { loop } = createTestLoop({ hooks: [hook] });
  await loop.runTraining();
  expect(seen).toEqual([false, true, false, true]);
});

describe('[P5] timers record when left by an error', () => {
  const fail = () => {
    throw new Error('broken');
  };
  function* breaking() {
    yield* numberedBatches(1);
    fail();
  }
  async function* breakingSlowly() {
    await Promise.resolve();
    yield* breaking();
  }

  test.each([
    ['read_batch_train', 2, { dataset: { streams: { train: breaking } } }],
    ['read_batch_train', 2, { dataset: { streams: { train: breakingSlowly } } }],
    [
      'eval_batch_train',
      1,
      { model: { inputNames: [], outputNames: [], run: fail }, onUnusedSources: 'ignore' as const },
    ],
    [
      'eval_batch_train',
      1,
      { model: { inputNames: ['x'], outputNames: [], run: () => Promise.reject(new Error('broken')) } },
    ],
    ['after_batch_hooks_train', 1, { hooks: [{ afterBatch: fail }] }],
    ['after_epoch_hooks', 1, { hooks: [{ afterEpoch: fail }] }],
  ])('[P5] %s', async (timer, count, options) => {
    const { loop } = createTestLoop(options);
    await expect(loop.epoch(['train'], [])).rejects.toThrow('broken');
    expect(loop.profile[timer]).toHaveLength(count);
  });
});

test('[P6] entries are seconds of the clock, for reading, the model and the hooks', async () => {
  const clock = new FakeClock();
  const pass = (seconds: number) => {
    clock.seconds += seconds;
  };
  function* train() {
    pass(1);
    yield { x: [1] };
    pass(2);
  }
  const model = {
    inputNames: ['x'],
    outputNames: [],
    run: async () => {
      pass(4);
      await Promise.resolve();
      pass(8);
      return {};
    },
  };
  const hook: Hook = {
    afterBatch: async () => {
      pass(16);
      await Promise.resolve();
      pass(32);
    },
    afterEpoch: () => {
      pass(64);
    },
    afterEpochProfile: () => {
      pass(128);
    },
  };
  const { loop } = createTestLoop({ model, hooks: [hook], dataset: { streams: { train } }, clock: clock.now });
  await loop.epoch(['train'], []);
  expect(loop.profile).toEqual({
    read_batch_train: [1],
    eval_batch_train: [12],
    after_batch_hooks_train: [48],
    after_epoch_hooks: [64],
  });
  expect(totalSeconds(loop.profile, 'eval_batch_train')).toBe(12);
  expect(totalSeconds(loop.profile, 'eval_batch_valid')).toBe(0);
});

import { expect, test } from 'vitest';
import type { Profile } from '../hook.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { RecordingLog } from '../testing/recording-log.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { LogProfile } from './log-profile.ts';

function linesOf(profile: Profile, streams: readonly string[]) {
  const log = new RecordingLog();
  new LogProfile({}, { log: log.write }).afterEpochProfile({ epochId: 1, profile, streams });
  return log.records;
}

const PROFILE: Profile = {
  read_batch_train: [1, 2],
  read_batch_valid: [4],
  read_batch_other: [1000],
  eval_batch_valid: [0.25],
  eval_batch_train: [0.5, 1],
  eval_batch_other: [1000],
  after_batch_hooks_train: [8, 16],
  after_batch_hooks_valid: [32],
  after_batch_hooks_other: [1000],
  after_epoch_hooks: [64],
};

test('[LP1] the model by stream, then reading, then hooks', () => {
  expect(linesOf(PROFILE, ['train', 'valid'])).toEqual(
    [
      'Time of the model on train: 1.500000 s',
      'Time of the model on valid: 0.250000 s',
      'Time of reading: 7.000000 s',
      'Time of the hooks: 120.000000 s',
    ].map((message) => ({ level: 'info', message })),
  );
});

test('[LP1] missing timers count as 0', () => {
  expect(linesOf({}, ['train']).map(({ message }) => message)).toEqual([
    'Time of the model on train: 0.000000 s',
    'Time of reading: 0.000000 s',
    'Time of the hooks: 0.000000 s',
  ]);
});

test('[LP1] in a training', async () => {
  const log = new RecordingLog();
  const hooks = [new LogProfile({}, { log: log.write })];
  const clock = new FakeClock(1);
  await createTestLoop({ hooks, skipZerothEpoch: true, clock: clock.now }).loop.runTraining();
  expect(log.at('info')).toEqual([
    'Time of the model on train: 2.000000 s',
    'Time of the model on valid: 1.000000 s',
    'Time of reading: 3.000000 s',
    'Time of the hooks: 4.000000 s',
  ]);
});

test('[LP2] a stream passed twice is counted once', () => {
  expect(linesOf(PROFILE, ['train', 'valid', 'train'])).toEqual(linesOf(PROFILE, ['train', 'valid']));
});

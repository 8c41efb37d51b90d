import { describe, expect, test } from 'vitest';
import { ndArray } from '../batch.ts';
import { RecordingLog } from '../testing/recording-log.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { numberedSource } from '../testing/batches.ts';
import { Benchmark } from './benchmark.ts';

function start(options: ConstructorParameters<typeof Benchmark>[0] = {}) {
  const log = new RecordingLog();
  return { hook: new Benchmark(options, { log: log.write }), log };
}

describe('with the size of the batches', () => {
  test.each([
    [[1, 2, 6, 100], 'mean 0.30000 s, median 0.20000 s'],
    [[1, 2, 100], 'mean 0.15000 s, median 0.15000 s'],
    [[1, 100], 'mean 0.10000 s, median 0.10000 s'],
    [[1], 'mean NaN s, median NaN s'],
    [[], 'mean NaN s, median NaN s'],
  ])('[BM1] %j seconds for ten examples each', (timings, numbers) => {
    const { hook, log } = start({ batchSize: 10 });
    hook.afterEpochProfile({ epochId: 1, profile: { eval_batch_train: timings }, streams: ['train'] });
    expect(log.records).toEqual([{ level: 'info', message: `Time per example of train: ${numbers}` }]);
  });

  test('[BM1] each stream of the epoch in order, and no other', () => {
    const { hook, log } = start({ batchSize: 1 });
    const profile = { eval_batch_valid: [2, 9], eval_batch_train: [1, 9], eval_batch_test: [3, 9] };
    hook.afterEpochProfile({ epochId: 1, profile, streams: ['train', 'valid', 'empty'] });
    expect(log.at('info')).toEqual([
      'Time per example of train: mean 1.00000 s, median 1.00000 s',
      'Time per example of valid: mean 2.00000 s, median 2.00000 s',
      'Time per example of empty: mean NaN s, median NaN s',
    ]);
  });
});

describe('without it', () => {
  test('[BM2] the examples of each batch count, of any kind of column', () => {
    const { hook, log } = start();
    hook.afterBatch({ streamName: 's', batchData: { x: [1, 2], scalar: 3 } });
    hook.afterBatch({ streamName: 's', batchData: { text: 'none', x: Float32Array.of(1, 2, 3, 4) } });
    hook.afterBatch({ streamName: 's', batchData: { x: ndArray(new Float32Array(6), [3, 2]) } });
    hook.afterEpochProfile({ epochId: 1, profile: { eval_batch_s: [2, 8, 100] }, streams: ['s'] });
    expect(log.at('info')).toEqual(['Time per example of s: mean 1.50000 s, median 1.50000 s']);
  });

  test('[BM2] in a training', async () => {
    const { hook, log } = start();
    const dataset = { streams: { train: numberedSource(3) } };
    const clock = new FakeClock(1);
    await createTestLoop({ dataset, extraStreams: [], hooks: [hook], clock: clock.now }).loop.runTraining();
    const line = 'Time per example of train: mean 0.50000 s, median 0.50000 s';
    expect(log.at('info')).toEqual([line, line]);
  });

  test('[BM3] a stream passed twice has one line', () => {
    const { hook, log } = start();
    for (const x of [[1], [1, 2], [1], [1, 2]]) hook.afterBatch({ streamName: 's', batchData: { x } });
    hook.afterEpochProfile({ epochId: 0, profile: { eval_batch_s: [1, 4, 3, 9] }, streams: ['s', 's'] });
    expect(log.at('info')).toEqual(['Time per example of s: mean 2.00000 s, median 2.00000 s']);
  });

  test('[BM3] counts of a stopped run and of a bare epoch that failed are forgotten', () => {
    const profile = { eval_batch_s: [6, 9] };
    const expected = ['Time per example of s: mean 3.00000 s, median 3.00000 s'];
    for (const isRun of [true, false]) {
      const { hook, log } = start();
      for (let batch = 0; batch < 5; batch += 1) hook.afterBatch({ streamName: 's', batchData: { x: [1] } });
      if (isRun) hook.beforeTraining();
      for (const x of [[1, 2], [1]]) hook.afterBatch({ streamName: 's', batchData: { x } });
      hook.afterEpochProfile({ epochId: 1, profile, streams: ['s'] });
      expect(log.at('info')).toEqual(expected);
    }
  });
});

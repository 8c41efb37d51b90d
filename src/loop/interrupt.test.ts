import { expect, test } from 'vitest';
import { TrainingTerminated } from './errors.ts';
import type { HookEvent } from './hook.ts';
import { RecordingGate } from './testing/recording-gate.ts';
import { RecordingHook } from './testing/recording-hook.ts';
import { RecordingLog } from './testing/recording-log.ts';
import { createTestLoop, silentTrace } from './testing/test-loop.ts';

/** A loop whose only hook asks for a stop at the n-th call of an event. */
function stoppedAt(event: HookEvent, call = 1) {
  const journal: string[] = [];
  let calls = 0;
  const stop = () => {
    calls += 1;
    if (calls === call) test.loop.requestStop();
  };
  const test = createTestLoop({ hooks: [new RecordingHook(journal, 'hook', { [event]: stop })], epochsCount: 5 });
  return { ...test, journal };
}

test('[I1] a stop is looked at after the next batch was read; that batch is dropped, and it is a success', async () => {
  const read: number[] = [];
  function* train() {
    for (let number = 0; number < 5; number += 1) {
      read.push(number);
      yield { x: [number] };
    }
  }
  const journal: string[] = [];
  const hook = new RecordingHook(journal, 'hook', {
    afterBatch: () => {
      loop.requestStop();
    },
  });
  const { loop, model } = createTestLoop({ hooks: [hook], dataset: { streams: { train } }, extraStreams: [] });
  const end = await loop.runTraining();
  expect(end).toEqual({ origin: 'interrupt', message: 'Stop was asked for' });
  expect(read).toEqual([0, 1]);
  expect(model.calls).toEqual(['train 0 measure']);
  expect(journal).toEqual(['hook beforeTraining', 'hook afterBatch train 0', 'hook afterTraining true']);
});

test('[I1] where no batch comes any more the stop is never seen', async () => {
  const { loop, journal } = stoppedAt('afterBatch', 3);
  await loop.epoch(['train'], ['valid']);
  expect(journal.at(-1)).toBe('hook afterEpochProfile 1 train,valid');
});

test('[I2] the model call and the later hooks of the batch finish', async () => {
  const journal: string[] = [];
  const stop = () => {
    loop.requestStop();
  };
  const hooks = [new RecordingHook(journal, 'a', { afterBatch: stop }), new RecordingHook(journal, 'b')];
  const { loop } = createTestLoop({ hooks });
  await loop.runTraining();
  expect(journal.filter((line) => line.includes('afterBatch'))).toEqual([
    'a afterBatch train 0',
    'b afterBatch train 0',
  ]);
});

test.each(['afterEpoch', 'afterEpochProfile'] as const)(
  '[I2] asked for in %s it takes effect at the first batch of the next epoch',
  async (event) => {
    const { loop, model, journal } = stoppedAt(event);
    await loop.runTraining();
    expect(model.calls).toEqual(['train 0 measure', 'train 1 measure', 'valid 0 measure']);
    expect(journal.slice(-3)).toEqual([
      'hook afterEpoch 0 train,valid',
      'hook afterEpochProfile 0 train,valid',
      'hook afterTraining true',
    ]);
  },
);

test('[I3] the next run begins without the stop', async () => {
  const { loop } = stoppedAt('afterBatch');
  expect((await loop.runTraining()).origin).toBe('interrupt');
  expect((await loop.runTraining()).origin).toBe('epochsCount');
});

test('[I3] where nothing runs a stop is forgotten, without a word', async () => {
  const log = new RecordingLog();
  const { loop } = createTestLoop({ hooks: [silentTrace()], log: log.write });
  loop.requestStop();
  await loop.epoch(['train'], []);
  expect((await loop.runTraining()).origin).toBe('epochsCount');
  expect(log.at('warning')).toEqual([]);
});

test('[I4] two warnings answer the stop, once', async () => {
  const log = new RecordingLog();
  const gate = new RecordingGate(() => {
    loop.requestStop();
  });
  const { loop } = createTestLoop({ hooks: [silentTrace()], log: log.write, gate });
  await loop.runTraining();
  expect(log.at('warning')).toHaveLength(2);
});

test('[I5] a bare epoch can be stopped, and the next one runs', async () => {
  const { loop, model } = stoppedAt('afterBatch');
  await expect(loop.epoch(['train'], [])).rejects.toThrow(TrainingTerminated);
  expect(model.calls).toEqual(['train 0 learn']);
  await loop.epoch(['train'], []);
  expect(loop.trainingEpochsDone).toBe(1);
});

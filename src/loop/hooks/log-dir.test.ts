import { expect, test } from 'vitest';
import { RecordingLog } from '../testing/recording-log.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { LogDir } from './log-dir.ts';

function start() {
  const log = new RecordingLog();
  let hour = 7;
  const now = () => `2026-11-25T0${(hour += 1)}:00:00.000Z`;
  return { hook: new LogDir({}, { log: log.write, now }), log };
}

function lineOf(hour: number): string {
  return `The run that began 2026-11-25T0${hour}:00:00.000Z writes its files to its artifacts`;
}

test('[LD1] before the training, after each epoch and after the training', async () => {
  const { hook, log } = start();
  await createTestLoop({ hooks: [hook] }).loop.runTraining();
  expect(log.records).toEqual(new Array(4).fill({ level: 'info', message: lineOf(8) }));
});

test('[LD2] the next run has a time of its own', async () => {
  const { hook, log } = start();
  const { loop } = createTestLoop({ hooks: [hook], skipZerothEpoch: true });
  await loop.runTraining();
  await loop.runEvaluation('valid');
  expect(log.at('info')).toEqual([8, 8, 8, 9, 9, 9].map(lineOf));
});

test('[LD2] a restored run keeps its time, once', () => {
  const captured = start().hook;
  captured.beforeTraining();
  const { hook, log } = start();
  hook.beforeTraining();
  hook.afterTraining();
  hook.restoreState('2026-11-25T03:00:00.000Z');
  expect(captured.captureState()).toBe('2026-11-25T08:00:00.000Z');
  hook.beforeTraining();
  hook.afterTraining();
  hook.beforeTraining();
  expect(log.at('info')).toEqual([8, 8, 3, 3, 9].map(lineOf));
});

test('[LD2] a bare epoch begins when it is first asked', async () => {
  const { hook, log } = start();
  const { loop } = createTestLoop({ hooks: [hook] });
  await loop.epoch(['train'], []);
  await loop.epoch(['train'], []);
  expect(log.at('info')).toEqual([8, 8].map(lineOf));
});

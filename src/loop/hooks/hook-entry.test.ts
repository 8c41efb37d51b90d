import { expect, test } from 'vitest';
import { SILENT_CONTEXT } from '../hook-context.ts';
import { RecordingLog } from '../testing/recording-log.ts';
import { createHookFromEntry, type HookEntry } from './hook-entry.ts';
import { StopAfter } from './stop-after.ts';
import { StopOnNaN } from './stop-on-nan.ts';

const make = (entry: unknown) => createHookFromEntry(entry as HookEntry, SILENT_CONTEXT);

test('[H5] a name alone is the hook with its defaults', () => {
  expect(make('StopOnNaN')).toBeInstanceOf(StopOnNaN);
});

test('[H5] a name with options, in either spelling', () => {
  expect(make({ StopAfter: { epochs: 3 } })).toBeInstanceOf(StopAfter);
  const hook = make({ StopOnNaN: { on_unknown_type: 'error', after_batch: true } });
  expect(() => {
    void hook.afterBatch?.({ streamName: 'train', batchData: { x: null } });
  }).toThrow('holds null');
});

test('[H5] a name with nothing behind it takes the defaults and says so', () => {
  const log = new RecordingLog();
  expect(createHookFromEntry({ StopOnNaN: null }, { ...SILENT_CONTEXT, log: log.write })).toBeInstanceOf(StopOnNaN);
  expect(log.at('warning')).toEqual(['StopOnNaN has no options after its colon: it takes its defaults.']);
});

test.each([
  [{ StopOnNaN: {}, StopAfter: {} }, 'has 2 names: StopOnNaN, StopAfter'],
  [{}, 'is an object'],
  [['StopOnNaN'], 'is a list of 1'],
  [null, 'is null'],
  [3, 'is 3'],
  [{ StopAfter: 3 }, 'StopAfter: its options must be names with values, but are 3.'],
  [{ StopAfter: ['epochs'] }, 'but are a list of 1.'],
])('[H5] %j is refused', (entry, message) => {
  expect(() => make(entry)).toThrow(message);
});

test.each([
  ['StopOnNan', 'Did you mean StopOnNaN?'],
  ['computestats', 'Did you mean ComputeStats?'],
  ['WriteCvs', 'Did you mean WriteCSV?'],
])('[H1] for %s the nearest name is suggested', (name, message) => {
  expect(() => make(name)).toThrow(message);
});

test('[H1] where no name is near, none is suggested', () => {
  expect(() => make('Xylophone')).toThrow(/^There is no hook 'Xylophone'\. There are: Accumulate/);
});

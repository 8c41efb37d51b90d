import { describe, expect, test } from 'vitest';
import { SILENT_CONTEXT } from '../hook-context.ts';
import type { AfterEpoch } from '../hook.ts';
import { RecordingLog } from '../testing/recording-log.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { createHook } from './catalog.ts';
import { EveryNEpoch } from './every-n-epoch.ts';

class Collector extends EveryNEpoch {
  readonly events: AfterEpoch[] = [];

  constructor(options: { readonly nEpochs?: number }) {
    super(options, SILENT_CONTEXT, 'Collector');
  }

  protected override async afterNEpoch(event: AfterEpoch): Promise<void> {
    await Promise.resolve();
    this.events.push(event);
  }
}

describe('EveryNEpoch', () => {
  test.each([
    [{}, [0, 1, 2, 3, 4, 5, 6]],
    [{ nEpochs: 1 }, [0, 1, 2, 3, 4, 5, 6]],
    [{ nEpochs: 3 }, [0, 3, 6]],
    [{ nEpochs: 100 }, [0]],
  ])('[EN1] with %j it acts after epochs %j, with the same event', async (options, expected) => {
    const hook = new Collector(options);
    const events = Array.from({ length: 7 }, (_, epochId) => ({ epochId, epochData: {} }));
    for (const event of events) await hook.afterEpoch(event);
    expect(hook.events.map(({ epochId }) => epochId)).toEqual(expected);
    expect(hook.events[0]).toBe(events[0]);
  });

  test('[EN1] in a loop: what it does is awaited, epoch 0 included', async () => {
    const hook = new Collector({ nEpochs: 2 });
    await createTestLoop({ epochsCount: 4, hooks: [hook] }).loop.runTraining();
    expect(hook.events.map(({ epochId }) => epochId)).toEqual([0, 2, 4]);
  });

  test.each([0, -1, 1.5, '2', null])(
    '[EN2] nEpochs %j is an error with the name of the hook built upon it',
    (nEpochs) => {
      const problem = 'option nEpochs must be a whole number from 1 to 1,000,000,000, but is';
      expect(() => createHook('EveryNEpoch', { nEpochs }, SILENT_CONTEXT)).toThrow(`EveryNEpoch: ${problem}`);
      expect(() => new Collector({ nEpochs: nEpochs as number })).toThrow(new RegExp(`^Collector: ${problem}`));
      expect(() => createHook('SaveEvery', { nEpochs }, SILENT_CONTEXT)).toThrow(`SaveEvery: ${problem}`);
    },
  );

  test('[EN3] by itself it says so in the log', async () => {
    const log = new RecordingLog();
    const hook = createHook('EveryNEpoch', { nEpochs: 2 }, { ...SILENT_CONTEXT, log: log.write });
    for (const epochId of [1, 2, 3, 4]) await hook.afterEpoch?.({ epochId, epochData: {} });
    expect(log.records).toEqual([
      { level: 'info', message: 'EveryNEpoch: epoch 2 is one of every 2' },
      { level: 'info', message: 'EveryNEpoch: epoch 4 is one of every 2' },
    ]);
  });
});

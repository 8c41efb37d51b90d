import { describe, expect, test } from 'vitest';
import { nameMap } from '../batch.ts';
import type { EpochData } from '../hook.ts';
import { RecordingHook } from '../testing/recording-hook.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { GradientNorm } from './gradient-norm.ts';

/** A hook whose model tells these norms, one after the other. */
function withNorms(...norms: (number | null)[]) {
  const hook = new GradientNorm({}, { model: { gradientNorm: () => norms.shift() ?? null } });
  const batch = (streamName = 'train', isTraining?: boolean) => {
    const batchData = nameMap<unknown>();
    hook.afterBatch({ streamName, batchData, ...(isTraining === undefined ? {} : { isTraining }) });
    return batchData;
  };
  const epoch = (...streamNames: string[]) => {
    const epochData: EpochData = nameMap();
    for (const name of streamNames) epochData[name] = nameMap();
    hook.afterEpoch({ epochData, epochId: 1 });
    return epochData;
  };
  return { hook, batch, epoch };
}

const CANNOT =
  'GradientNorm: a model that can tell the length of its gradient was expected, but this one cannot. Remove the hook.';

describe('GradientNorm', () => {
  test('[GN1] adds the norm to each batch that was learned from', () => {
    const { batch } = withNorms(3, 4);
    expect([batch('train', true), batch('train', false), batch()]).toEqual([
      { gradient_norm: 3 },
      {},
      { gradient_norm: 4 },
    ]);
  });

  test('[GN2] writes mean and maximum of the epoch for the streams that were learned from', () => {
    const { batch, epoch } = withNorms(3, 5, 1, 7);
    batch('train', true);
    batch('train', true);
    batch('valid', false);
    expect(epoch('train', 'valid')).toEqual({ train: { gradient_norm: { mean: 4, max: 5 } }, valid: {} });
    batch('train', true);
    expect(epoch('train', 'valid')).toEqual({ train: { gradient_norm: { mean: 1, max: 1 } }, valid: {} });
    expect(epoch('train', 'valid')).toEqual({ train: {}, valid: {} });
    batch('aside', true);
    expect(epoch('train')).toEqual({ train: {} });
  });

  test('[GN2] NaN spreads', () => {
    const { batch, epoch } = withNorms(3, NaN, 5);
    for (let index = 0; index < 3; index += 1) batch();
    expect(epoch('train')).toEqual({ train: { gradient_norm: { mean: NaN, max: NaN } } });
  });

  test.each(['__proto__', '0', 'toString'])('[GN2] a stream may be called %j', (name) => {
    const { batch, epoch } = withNorms(3);
    batch(name, true);
    expect(Object.entries(epoch(name))).toEqual([[name, { gradient_norm: { mean: 3, max: 3 } }]]);
  });

  test('[GN3] a model that cannot tell is an error, at the start or at the first batch', () => {
    expect(() => new GradientNorm().beforeTraining()).toThrow(new Error(CANNOT));
    const { hook, batch } = withNorms(null);
    hook.beforeTraining();
    expect(() => batch()).toThrow(new Error(CANNOT));
    expect(() => new GradientNorm().afterBatch({ streamName: 'train', batchData: {} })).toThrow(new Error(CANNOT));
  });

  test('[GN3] a variable of that name is not overwritten', () => {
    const { hook } = withNorms(1);
    expect(() => hook.afterBatch({ streamName: 'train', batchData: { gradient_norm: 5 } })).toThrow(
      new Error("GradientNorm: stream 'train' has a variable 'gradient_norm' already. List the hook once."),
    );
  });

  test('[GN4] a second run forgets what a stopped one left half done, a restored run goes on with it', () => {
    const first = withNorms(100, 2, 3);
    first.hook.beforeTraining();
    first.batch();
    const state = structuredClone(first.hook.captureState());
    first.hook.beforeTraining();
    first.batch();
    expect(first.epoch('train')).toEqual({ train: { gradient_norm: { mean: 2, max: 2 } } });
    const second = withNorms(2);
    second.hook.restoreState(state);
    second.hook.beforeTraining();
    second.batch();
    expect(second.epoch('train')).toEqual({ train: { gradient_norm: { mean: 51, max: 100 } } });
  });

  test('[GN1, GN2] in a loop: nothing in epoch 0', async () => {
    const epochs: EpochData[] = [];
    const reader = new RecordingHook([], 'reader', {
      afterEpoch: (event) => {
        epochs.push((event as { epochData: EpochData }).epochData);
      },
    });
    let norm = 0;
    const hook = new GradientNorm({}, { model: { gradientNorm: () => (norm += 1) } });
    await createTestLoop({ hooks: [hook, reader] }).loop.runTraining();
    expect(epochs).toEqual([
      { train: {}, valid: {} },
      { train: { gradient_norm: { mean: 1.5, max: 2 } }, valid: {} },
    ]);
  });
});

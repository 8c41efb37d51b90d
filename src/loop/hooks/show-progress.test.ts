import { describe, expect, test } from 'vitest';
import type { Hook } from '../hook.ts';
import type { MainLoopOptions } from '../main-loop-options.ts';
import { numberedBatch, numberedSource } from '../testing/batches.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { RecordingGate } from '../testing/recording-gate.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { ShowProgress, type StreamProgress } from './show-progress.ts';

/** "train 1/3, 4 s", or "nothing" where the bar is taken away. */
function textOf(progress: StreamProgress | null): string {
  if (progress === null) return 'nothing';
  const { streamName, done, total, secondsLeft } = progress;
  return `${streamName} ${done}/${total ?? '?'}, ${secondsLeft ?? '?'} s`;
}

/** A hook made by hand with a clock to set, and what it shows. */
function createProgress(numBatches?: Readonly<Record<string, number>>, clock = new FakeClock()) {
  const shown: (StreamProgress | null)[] = [];
  const context = {
    clock: clock.now,
    dataset: numBatches === undefined ? {} : { numBatches },
    showProgress: (progress: StreamProgress | null) => void shown.push(progress),
  };
  return { hook: new ShowProgress({}, context), shown, clock };
}

type Options = Partial<MainLoopOptions> & { readonly numBatches?: Readonly<Record<string, number>> };

/** A loop with the hook, in which each batch takes as many seconds as its number in the pass says, from 1 on. */
function createLoop({ numBatches, ...options }: Options) {
  const { hook, shown, clock } = createProgress(numBatches);
  const passing: Hook = {
    afterBatch: ({ batchData }) => {
      clock.seconds += (Number((batchData['x'] as number[])[0]) % 100) + 1;
    },
  };
  const { loop } = createTestLoop({ hooks: [passing, hook], extraStreams: [], ...options });
  return { loop, shown, lines: () => shown.map(textOf) };
}

const FOUR = { streams: { train: numberedSource(4), valid: numberedSource(2) } };

describe('what is shown', () => {
  test('[SP1] after each batch the stream, the batches done, the total and the seconds left', async () => {
    const { loop, shown } = createLoop({ dataset: FOUR, numBatches: { train: 4 }, skipZerothEpoch: true });
    await loop.runTraining();
    expect(shown).toEqual([
      { streamName: 'train', done: 1, total: 4, secondsLeft: null },
      { streamName: 'train', done: 2, total: 4, secondsLeft: 4 },
      { streamName: 'train', done: 3, total: 4, secondsLeft: 2.5 },
      { streamName: 'train', done: 4, total: 4, secondsLeft: 0 },
      null,
    ]);
  });

  test('[SP1] nothing any more after each epoch, and the next begins at 1', async () => {
    const { loop, lines } = createLoop({ numBatches: { train: 2, valid: 1 }, extraStreams: ['valid'] });
    await loop.runTraining();
    const epoch = ['train 1/2, ? s', 'train 2/2, 0 s', 'valid 1/1, ? s', 'nothing'];
    expect(lines()).toEqual([...epoch, ...epoch]);
  });

  test('[SP1] batches that the loop skips are not done', async () => {
    const train = () => [numberedBatch(0), {}, numberedBatch(1), numberedBatch(7, 3)];
    const options = { dataset: { streams: { train } }, onEmptyBatch: 'ignore', fixedBatchSize: 2 } as const;
    const { loop, lines } = createLoop({ ...options, numBatches: { train: 4 }, skipZerothEpoch: true });
    await loop.runTraining();
    expect(lines()).toEqual(['train 1/4, ? s', 'train 2/4, 4 s', 'nothing']);
  });

  test('[SP1] a run after one that was stopped begins at 1', async () => {
    const gate = new RecordingGate(({ place, batchIndex }) => {
      if (place === 'checkInterrupt' && batchIndex === 2) loop.requestStop();
    });
    const options = { dataset: FOUR, numBatches: { train: 4 }, skipZerothEpoch: true };
    const { loop, shown, lines } = createLoop({ ...options, gate });
    await loop.runTraining();
    expect(lines()).toEqual(['train 1/4, ? s', 'train 2/4, 4 s']);
    shown.length = 0;
    await loop.runTraining();
    expect(lines()).toEqual(['train 1/4, ? s', 'nothing']);
  });
});

describe('seconds left', () => {
  /** One batch at each of these times. */
  function secondsAt(times: readonly number[], total: number): (number | null)[] {
    const { hook, shown, clock } = createProgress({ train: total });
    for (const time of times) {
      clock.seconds = time;
      hook.afterBatch({ streamName: 'train', batchData: {}, isTraining: true });
    }
    return shown.map((progress) => progress?.secondsLeft ?? null);
  }

  test('[SP2] are known from the second batch on, by the mean time of those since the first', () => {
    expect(secondsAt([100, 102, 110, 112, 112], 6)).toEqual([null, 2 * 4, 5 * 3, 4 * 2, 3]);
  });

  test('[SP2] are 0 at the last batch and beyond', () => {
    expect(secondsAt([0, 1, 2, 3], 3)).toEqual([null, 1, 0, 0]);
  });

  test('[SP2] are not known while the total is not', () => {
    const { hook, shown, clock } = createProgress();
    for (clock.seconds = 0; clock.seconds < 3; clock.seconds += 1)
      hook.afterBatch({ streamName: 'train', batchData: {} });
    expect(shown.map(textOf)).toEqual(['train 1/?, ? s', 'train 2/?, ? s', 'train 3/?, ? s']);
  });

  test('[SP2] begin anew with each pass', () => {
    const { hook, shown, clock } = createProgress({ train: 3, valid: 3 });
    for (const [streamName, seconds] of [
      ['train', 0],
      ['train', 10],
      ['valid', 90],
      ['valid', 91],
    ] as const) {
      clock.seconds = seconds;
      hook.afterBatch({ streamName, batchData: {} });
    }
    expect(shown.map(textOf)).toEqual(['train 1/3, ? s', 'train 2/3, 10 s', 'valid 1/3, ? s', 'valid 2/3, 1 s']);
  });
});

describe('totals', () => {
  const totalsOf = (shown: readonly (StreamProgress | null)[]) =>
    shown.map((progress) => (progress === null ? 'nothing' : `${progress.streamName} ${progress.total ?? '?'}`));
  const times = (count: number, text: string) => new Array<string>(count).fill(text);

  test('[SP3] come from fixedEpochSize for the train stream, before the data set', async () => {
    const numBatches = { train: 4, valid: 2 };
    const { loop, shown } = createLoop({ dataset: FOUR, numBatches, fixedEpochSize: 3, extraStreams: ['valid'] });
    await loop.runTraining();
    const epoch = [...times(3, 'train 3'), ...times(2, 'valid 2'), 'nothing'];
    expect(totalsOf(shown)).toEqual([...epoch, ...epoch]);
  });

  test('[SP3] belong to the train stream by its own name', async () => {
    const names = { trainStreamName: 'valid', extraStreams: ['train'], skipZerothEpoch: true };
    const { loop, shown } = createLoop({ dataset: FOUR, numBatches: { train: 4 }, fixedEpochSize: 3, ...names });
    await loop.runTraining();
    expect(totalsOf(shown)).toEqual([...times(3, 'valid 3'), ...times(4, 'train 4'), 'nothing']);
  });

  test.each([0, -1, null])('[SP3] come from the data set where fixedEpochSize is %s', async (fixedEpochSize) => {
    const options = { fixedEpochSize, skipZerothEpoch: true };
    const { loop, shown } = createLoop({ dataset: FOUR, numBatches: { train: 4 }, ...options });
    await loop.runTraining();
    expect(totalsOf(shown)).toEqual([...times(4, 'train 4'), 'nothing']);
  });

  test('[SP3] come from the first epoch where nothing gives them, each stream for itself', async () => {
    const options = { extraStreams: ['valid'], epochsCount: 2 };
    const { loop, shown } = createLoop({ dataset: FOUR, numBatches: { valid: 2 }, ...options });
    await loop.runTraining();
    const known = [...times(4, 'train 4'), ...times(2, 'valid 2'), 'nothing'];
    expect(totalsOf(shown)).toEqual([...times(4, 'train ?'), ...known.slice(4), ...known, ...known]);
  });

  test('[SP3] are measured once: a later epoch of another length changes nothing', async () => {
    const dataset = { streams: { train: (pass: number) => numberedSource(2 + pass)(pass) } };
    const { loop, shown } = createLoop({ dataset, epochsCount: 2 });
    await loop.runTraining();
    const expected = [...times(2, 'train ?'), 'nothing', ...times(3, 'train 2'), 'nothing', ...times(4, 'train 2')];
    expect(totalsOf(shown)).toEqual([...expected, 'nothing']);
  });

  test('[SP3] that were given are kept, whatever the first epoch measured', async () => {
    const { loop, shown } = createLoop({ dataset: FOUR, numBatches: { train: 9 } });
    await loop.runTraining();
    expect(new Set(totalsOf(shown))).toEqual(new Set(['train 9', 'nothing']));
  });

  test('[SP3] that were given are kept by a restored run too, measured ones go on', async () => {
    const options = { dataset: FOUR, extraStreams: ['valid'] };
    const first = createLoop(options);
    await first.loop.runTraining();
    const second = createLoop({ ...options, numBatches: { train: 9 }, epochsCount: 2 });
    await second.loop.restoreState(await first.loop.captureState());
    await second.loop.runTraining();
    expect(totalsOf(second.shown)).toEqual([...times(4, 'train 9'), ...times(2, 'valid 2'), 'nothing']);
  });
});

describe('a stream passed twice in an epoch', () => {
  const numBatches = { train: 2, valid: 1 };
  const pass = ['train 1/2, ? s', 'train 2/2, 0 s'];

  test('[SP4] learned from and then measured', async () => {
    const { loop, lines } = createLoop({ numBatches, extraStreams: ['train'], skipZerothEpoch: true });
    await loop.runTraining();
    expect(lines()).toEqual([...pass, ...pass, 'nothing']);
  });

  test('[SP4] measured twice in a row, as epoch 0 does', async () => {
    const { loop, lines } = createLoop({ numBatches, extraStreams: ['train', 'valid'] });
    await loop.runTraining();
    const epoch = [...pass, ...pass, 'valid 1/1, ? s', 'nothing'];
    expect(lines()).toEqual([...epoch, ...epoch]);
  });

  test('[SP4] with a fixed epoch size, and with another stream in between', async () => {
    const options = { fixedEpochSize: 3, extraStreams: ['valid', 'train'], skipZerothEpoch: true };
    const { loop, shown } = createLoop({ dataset: FOUR, ...options });
    await loop.runTraining();
    expect(shown.map((progress) => progress?.done ?? null)).toEqual([1, 2, 3, 1, 2, 1, 2, 3, null]);
  });

  test('[SP4] its measured total is that of one pass', async () => {
    const { loop, lines } = createLoop({ extraStreams: ['train'] });
    await loop.runTraining();
    const unknown = ['train 1/?, ? s', 'train 2/?, ? s'];
    expect(lines()).toEqual([...unknown, ...unknown, 'nothing', ...pass, ...pass, 'nothing']);
  });

  test('[SP4] in an epoch called by itself', async () => {
    const { loop, lines } = createLoop({ numBatches });
    await loop.epoch(['train'], ['train']);
    expect(lines()).toEqual([...pass, ...pass, 'nothing']);
  });
});

describe('a restored run', () => {
  test('[SP5] goes on counting, and its clock starts anew', async () => {
    const states: unknown[] = [];
    const gate = new RecordingGate(async ({ place, batchIndex }) => {
      if (place === 'nextBatch' && batchIndex === 2) states.push(await first.loop.captureState());
    });
    const options = { dataset: { streams: { train: numberedSource(6) } }, skipZerothEpoch: true };
    const first = createLoop({ ...options, numBatches: { train: 6 }, gate });
    await first.loop.runTraining();
    expect(first.lines().slice(0, 3)).toEqual(['train 1/6, ? s', 'train 2/6, 8 s', 'train 3/6, 7.5 s']);
    const second = createLoop({ ...options, numBatches: { train: 6 } });
    await second.loop.restoreState(states[0] as Awaited<ReturnType<typeof second.loop.captureState>>);
    await second.loop.runTraining();
    expect(second.lines()).toEqual([
      'train 3/6, ? s',
      'train 4/6, 8 s',
      'train 5/6, 4.5 s',
      'train 6/6, 0 s',
      'nothing',
    ]);
  });
});

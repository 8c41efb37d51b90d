import { describe, expect, test } from 'vitest';
import { TrainingTerminated } from '../errors.ts';
import type { LoopState } from '../loop-state.ts';
import { RecordingGate } from '../testing/recording-gate.ts';
import { RecordingHook, type Acts } from '../testing/recording-hook.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { TrainingTrace, type Trace } from './training-trace.ts';

const NOTHING: Trace = { trainBegin: null, trainEnd: null, epochsDone: 0, exitStatus: null };

/** A trace whose time of day is a new number at each look, from `first` on, with all that it saved. */
function createTrace(first = 1) {
  const saved: Trace[] = [];
  let looks = first;
  const hook = new TrainingTrace(
    {},
    {
      now: () => `time ${looks++}`,
      saveTrace: (trace) => void saved.push(trace),
    },
  );
  return { hook, saved };
}

/** A loop with a trace behind a hook that acts as told. */
function createLoop({ acts = {}, first = 1, ...options }: { acts?: Acts; first?: number; epochsCount?: number } = {}) {
  const { hook, saved } = createTrace(first);
  const gate = new RecordingGate(({ place, batchIndex }) => {
    if (place === 'nextBatch' && batchIndex === 1) return capture();
  });
  const { loop } = createTestLoop({ hooks: [new RecordingHook([], 'h', acts), hook], gate, ...options });
  const states: LoopState[] = [];
  const capture = async () => {
    states.push(await loop.captureState());
  };
  return { loop, hook, saved, states };
}

describe('the record', () => {
  test('[TT1] is nothing but nulls at first, and nothing is saved', () => {
    const { hook, saved } = createTrace();
    expect(hook.trace).toEqual(NOTHING);
    expect(Object.keys(hook.trace)).toEqual(['trainBegin', 'trainEnd', 'epochsDone', 'exitStatus']);
    expect(saved).toEqual([]);
  });

  test('[TT1] is saved at begin, after each epoch and at the end', async () => {
    const { loop, hook, saved } = createLoop({ epochsCount: 2 });
    await loop.runTraining();
    const begun = { ...NOTHING, trainBegin: 'time 1' };
    const end = { trainBegin: 'time 1', trainEnd: 'time 2', epochsDone: 2, exitStatus: 0 };
    expect(saved).toEqual([begun, begun, { ...begun, epochsDone: 1 }, { ...begun, epochsDone: 2 }, end]);
    expect(hook.trace).toEqual(end);
  });

  test('[TT1] that was saved does not change any more', async () => {
    const copies: Trace[] = [];
    const saved: Trace[] = [];
    const hook = new TrainingTrace(
      {},
      {
        now: () => 'now',
        saveTrace: (trace) => {
          saved.push(trace);
          copies.push({ ...trace });
        },
      },
    );
    await createTestLoop({ hooks: [hook] }).loop.runTraining();
    expect(saved).toEqual(copies);
    expect(saved).toHaveLength(4);
  });

  test('[TT1] a graceful end has exit status 0', async () => {
    const act = () => {
      throw new TrainingTerminated('enough');
    };
    const { loop, hook } = createLoop({ acts: { afterBatch: act } });
    await loop.runTraining();
    expect(hook.trace).toEqual({ trainBegin: 'time 1', trainEnd: 'time 2', epochsDone: 0, exitStatus: 0 });
  });

  test('[TT1] an error has exit status 1', async () => {
    const act = (event: unknown) => {
      if ((event as { epochId: number }).epochId === 2) throw new Error('out of order');
    };
    const { loop, hook } = createLoop({ acts: { afterEpoch: act }, epochsCount: 3 });
    await expect(loop.runTraining()).rejects.toThrow('out of order');
    expect(hook.trace).toEqual({ trainBegin: 'time 1', trainEnd: 'time 2', epochsDone: 1, exitStatus: 1 });
  });

  test('[TT1] of a second run has its own begin and no end until then', async () => {
    const { loop, saved } = createLoop();
    await loop.runTraining();
    saved.length = 0;
    await loop.runTraining();
    expect(saved[0]).toEqual({ trainBegin: 'time 3', trainEnd: null, epochsDone: 1, exitStatus: null });
    expect(saved.at(-1)).toEqual({ trainBegin: 'time 3', trainEnd: 'time 4', epochsDone: 2, exitStatus: 0 });
  });
});

describe('the time it began', () => {
  test('[TT2] is kept by a restored run', async () => {
    const first = createLoop({ epochsCount: 2 });
    await first.loop.runTraining();
    const second = createLoop({ epochsCount: 2, first: 100 });
    await second.loop.restoreState(structuredClone(first.states.at(-1)) as LoopState);
    await second.loop.runTraining();
    const begun = { ...NOTHING, trainBegin: 'time 1', epochsDone: 1 };
    const end = { trainBegin: 'time 1', trainEnd: 'time 100', epochsDone: 2, exitStatus: 0 };
    expect(second.saved).toEqual([begun, { ...begun, epochsDone: 2 }, end]);
  });

  test('[TT2] is kept also where the first run had ended', async () => {
    const first = createLoop();
    await first.loop.runTraining();
    const second = createLoop({ epochsCount: 2, first: 100 });
    await second.loop.restoreState(await first.loop.captureState());
    await second.loop.runTraining();
    expect(second.saved[0]).toEqual({ trainBegin: 'time 1', trainEnd: null, epochsDone: 1, exitStatus: null });
    expect(second.hook.trace).toEqual({ trainBegin: 'time 1', trainEnd: 'time 100', epochsDone: 2, exitStatus: 0 });
  });

  test('[TT2] is that of the restored run where the first had not begun', async () => {
    const second = createLoop({ first: 100 });
    await second.loop.restoreState(await createLoop().loop.captureState());
    await second.loop.runTraining();
    expect(second.hook.trace).toEqual({ trainBegin: 'time 100', trainEnd: 'time 101', epochsDone: 1, exitStatus: 0 });
  });

  test('[TT2] is new again in the run after the restored one', async () => {
    const first = createLoop();
    await first.loop.runTraining();
    const second = createLoop({ first: 100 });
    await second.loop.restoreState(await first.loop.captureState());
    await second.loop.runTraining();
    await second.loop.runTraining();
    expect(second.hook.trace.trainBegin).toBe('time 101');
  });
});

import { describe, expect, test } from 'vitest';
import { TrainingTerminated } from './errors.ts';
import { GATE_PLACES } from './gate-point.ts';
import type { Hook, HookEvent } from './hook.ts';
import type { LoopState } from './loop-state.ts';
import type { Model } from './model.ts';
import { numberedSource } from './testing/batches.ts';
import {
  captureEverywhere,
  PLAIN,
  SETUPS,
  isBetweenBatches,
  outcomeOf,
  setUp,
  slowly,
  type Setup,
  type SetUp,
} from './testing/captured-training.ts';
import { RecordingGate } from './testing/recording-gate.ts';
import { RecordingHook } from './testing/recording-hook.ts';
import { createTestLoop } from './testing/test-loop.ts';

/** A new loop in that state, as in another process: its clock and its day are others. */
async function restored(setup: Setup, state: LoopState): Promise<SetUp> {
  const run = setUp(setup, undefined, 1000);
  await run.loop.restoreState(state);
  return run;
}

describe('a restored training', () => {
  test.each(SETUPS)('[C1] goes on exactly, captured at any point %#: %s', async (_name, setup) => {
    const whole = setUp(setup);
    const end = await whole.loop.runTraining();
    const { run, captures } = await captureEverywhere(setup);
    expect(run.journal).toEqual(whole.journal);
    expect(captures.length).toBeGreaterThan(15);
    for (const { where, state, lines } of captures) {
      const second = await restored(setup, state);
      expect({ where, end: await second.loop.runTraining() }).toEqual({ where, end });
      expect({ where, journal: second.journal }).toEqual({ where, journal: whole.journal.slice(lines) });
      const trainBegin = where === 'before it began' ? 'day 1000' : 'day 0';
      expect({ where, ...outcomeOf(second) }).toEqual({ where, ...outcomeOf(whole), trainBegin });
    }
  });

  test.each(SETUPS)('[C1] goes on exactly in a new loop for each batch: %s', async (_name, setup) => {
    const whole = setUp(setup);
    await whole.loop.runTraining();
    const powerCut = new Error('the power is out');
    const journal: string[] = [];
    let state: LoopState | null = null;
    let last: unknown = null;
    // Each loop does one batch at least: more loops than lines mean that it stands still.
    for (let loops = 0; last === null && loops <= whole.journal.length; loops += 1) {
      const gate = new RecordingGate((point) => {
        if (isBetweenBatches(point) && run.journal.length > 0) throw powerCut;
      });
      const run = setUp(setup, gate);
      if (state !== null) await run.loop.restoreState(state);
      try {
        await run.loop.runTraining();
        last = outcomeOf(run);
      } catch (error) {
        expect(error).toBe(powerCut);
      }
      state = structuredClone(await run.loop.captureState());
      journal.push(...run.journal);
    }
    expect(journal).toEqual(whole.journal);
    expect(last).toEqual(outcomeOf(whole));
  });
});

/** What came of a capture at a point: 'captured', or why not. */
async function tryCapture({ loop }: Pick<SetUp, 'loop'>): Promise<string> {
  try {
    await loop.captureState();
    return 'captured';
  } catch (error) {
    return (error as Error).message;
  }
}

const HALF_DONE =
  'The state can be captured only between two batches or epochs; here something is half done. Step to the next batch.';
const ASIDE = 'The state cannot be captured during an evaluation or a single epoch. Wait for its end.';

/** A loop that tries a capture at each point and in each event of a hook; `tries` says what came of it. */
function tryingLoop() {
  const tries: [place: string, outcome: string][] = [];
  const note = async (place: string) => {
    tries.push([place, await tryCapture(made)]);
  };
  const events: readonly HookEvent[] = ['beforeTraining', 'afterBatch', 'afterEpoch', 'afterEpochProfile'];
  const acts = Object.fromEntries(events.map((event) => [event, () => note(`in ${event}`)]));
  const made = createTestLoop({
    gate: new RecordingGate(({ place }) => note(place)),
    hooks: [new RecordingHook([], 'a', acts), new RecordingHook([], 'b')],
  });
  return { ...made, tries };
}

describe('where capture is refused', () => {
  test('[C2] in a training: in a batch, in beforeTraining and in the after-epoch events', async () => {
    const { loop, tries } = tryingLoop();
    await loop.runTraining();
    const refused = ['beforeTraining', 'readBatch', 'checkInterrupt', 'checkBatch', 'runModel', 'afterBatch'];
    refused.push('countEpoch', 'afterEpoch', 'afterEpochProfile', 'checkEnd');
    refused.push(...['beforeTraining', 'afterBatch', 'afterEpoch', 'afterEpochProfile'].map((event) => `in ${event}`));
    const outcomes = new Map(tries);
    expect(outcomes.size).toBe(GATE_PLACES.length + 4);
    for (const [place, outcome] of tries)
      if (place !== 'afterTraining')
        expect([place, outcome]).toEqual([place, refused.includes(place) ? HALF_DONE : 'captured']);
  });

  test('[C2] while the model is at work', async () => {
    const outcomes: string[] = [];
    const model: Model = {
      inputNames: ['x'],
      outputNames: [],
      run: async () => {
        outcomes.push(await tryCapture(made));
        return {};
      },
    };
    const made = createTestLoop({ model });
    await made.loop.runTraining();
    expect(outcomes).toEqual(new Array<string>(6).fill(HALF_DONE));
  });

  test('[C2] anywhere in an evaluation, from its first point to its last', async () => {
    const { loop, tries } = tryingLoop();
    await loop.runEvaluation('valid');
    expect(tries.map(([place]) => place)).toEqual(
      expect.arrayContaining(['beforeTraining', 'nextBatch', 'afterTraining']),
    );
    expect(tries).toEqual(tries.map(([place]) => [place, ASIDE]));
    expect(await tryCapture({ loop })).toBe('captured');
  });

  test('[C2] anywhere in an epoch called by itself, also after one that failed', async () => {
    const { loop, tries } = tryingLoop();
    await loop.epoch(['train'], ['valid']);
    expect(tries.map(([place]) => place)).toEqual(expect.arrayContaining(['openStream', 'nextBatch', 'checkEnd']));
    expect(tries).toEqual(tries.map(([place]) => [place, ASIDE]));
    await expect(loop.epoch(['train'], ['absent'])).rejects.toThrow("no stream 'absent'");
    expect(await tryCapture({ loop })).toBe('captured');
  });

  test('[C2] a second training that is refused does not open the door', async () => {
    const outcomes: string[] = [];
    const hook = new RecordingHook([], 'h', {
      afterBatch: async () => {
        await expect(made.loop.runTraining()).rejects.toThrow('runs already');
        await expect(made.loop.runEvaluation('valid')).rejects.toThrow('runs already');
        outcomes.push(await tryCapture(made));
      },
    });
    const made = createTestLoop({ hooks: [hook], skipZerothEpoch: true });
    await made.loop.runTraining();
    expect(outcomes).toEqual([HALF_DONE, HALF_DONE, HALF_DONE]);
  });
});

/** A hook whose memory is one live object that goes on changing, of every kind that may be in it. */
function rememberingHook() {
  const memory = {
    list: [{ count: 0 }],
    numbers: new Float32Array(2),
    bytes: new ArrayBuffer(2),
    map: new Map([['inner', { count: 0 }]]),
    set: new Set([0]),
    none: null,
  };
  const hook: Hook = {
    afterBatch: () => {
      for (const item of [...memory.list, ...memory.map.values()]) item.count += 1;
      memory.numbers[0] = (memory.numbers[0] ?? 0) + 1;
      new Uint8Array(memory.bytes)[1] = memory.numbers[0];
      memory.set.add(memory.numbers[0]);
    },
    captureState: () => memory,
    restoreState: (state) => void Object.assign(memory, state),
  };
  return { hook, memory };
}

function memoryAfter(batches: number) {
  return {
    list: [{ count: batches }],
    numbers: Float32Array.of(batches, 0),
    bytes: Uint8Array.of(0, batches).buffer,
    map: new Map([['inner', { count: batches }]]),
    set: new Set(Array.from({ length: batches + 1 }, (_, index) => index)),
    none: null,
  };
}

describe('a captured state', () => {
  test('[C3] does not change when the run goes on', async () => {
    const { captures, capture } = await captureEverywhere(PLAIN);
    const gate = new RecordingGate(async (point) => {
      if (!isBetweenBatches(point)) return;
      // These are kept as they come, without the clone that `captures` went through.
      states.push(await run.loop.captureState());
    });
    const run = setUp(PLAIN, gate);
    const states = [await run.loop.captureState()];
    await run.loop.runTraining();
    states.push(await run.loop.captureState());
    await capture('at the end');
    expect(states.map((state) => structuredClone(state))).toEqual(captures.map(({ state }) => state));
  });

  test('[C3] shares nothing with the memory it was taken from, nor with the one it was restored to', async () => {
    const first = rememberingHook();
    const run = createTestLoop({ hooks: [first.hook], skipZerothEpoch: true });
    await run.loop.runTraining();
    const state = await run.loop.captureState();
    expect(state.hooks).toEqual([memoryAfter(3)]);
    await run.loop.runTraining();
    expect(first.memory).toEqual(memoryAfter(6));
    expect(state.hooks).toEqual([memoryAfter(3)]);
    const second = rememberingHook();
    const other = createTestLoop({ hooks: [second.hook], epochsCount: 2 });
    await other.loop.restoreState(state);
    await other.loop.runTraining();
    expect(second.memory).toEqual(memoryAfter(6));
    expect(state.hooks).toEqual([memoryAfter(3)]);
  });

  test('[C3] can be restored more than once, into new loops and into the same', async () => {
    const whole = await captureEverywhere(PLAIN);
    const { state, lines } = captureAt(whole, 'nextBatch epoch 2 train 3');
    const rest = whole.run.journal.slice(lines);
    const again = await restored(PLAIN, state);
    await again.loop.runTraining();
    await again.loop.restoreState(state);
    await again.loop.runTraining();
    expect(again.journal).toEqual([...rest, ...rest]);
    const another = await restored(PLAIN, state);
    expect(structuredClone(await another.loop.captureState())).toEqual(state);
    await another.loop.runTraining();
    expect(another.journal).toEqual(rest);
  });
});

function captureAt({ captures }: Awaited<ReturnType<typeof captureEverywhere>>, where: string) {
  const capture = captures.find((candidate) => candidate.where === where);
  if (capture === undefined) throw new Error(`Nothing was captured at ${where}.`);
  return capture;
}

describe('where restoring is refused', () => {
  test.each(['runTraining', 'runEvaluation', 'epoch'] as const)('[C4] during %s, at every point', async (what) => {
    const state = await createTestLoop().loop.captureState();
    const outcomes: unknown[] = [];
    const gate = new RecordingGate(async () => {
      outcomes.push(await loop.restoreState(state).catch((error: unknown) => (error as Error).message));
    });
    const { loop } = createTestLoop({ gate });
    await (what === 'epoch' ? loop.epoch(['train'], []) : loop[what]('valid'));
    expect(outcomes.length).toBe(gate.points.length);
    const message = 'The state cannot be restored while the loop runs. Wait for its end or make a new loop.';
    expect(new Set(outcomes)).toEqual(new Set([message]));
  });

  test('[C4] with another number of hooks, and then nothing is taken over', async () => {
    const { loop: source } = createTestLoop();
    await source.runTraining();
    const state = await source.captureState();
    const { hook, memory } = rememberingHook();
    const { loop, model } = createTestLoop({ hooks: [hook, new RecordingHook([])] });
    await expect(loop.restoreState(state)).rejects.toThrow(
      'The state was captured with 1 hooks, this loop has 2. Use the same list.',
    );
    expect([loop.trainingEpochsDone, model.weight, memory]).toEqual([0, 1, memoryAfter(0)]);
  });

  test('[C4] with streams that the data set does not have', async () => {
    const { loop: source } = createTestLoop();
    await source.runTraining();
    const state = await source.captureState();
    const dataset = { streams: { train: numberedSource(2), test: numberedSource(2) } };
    const { loop, model } = createTestLoop({ dataset, extraStreams: ['test'] });
    await expect(loop.restoreState(state)).rejects.toThrow("The data set has no stream 'valid'. It has: train, test.");
    expect([loop.trainingEpochsDone, model.weight]).toEqual([0, 1]);
  });
});

describe('the start of a restored run', () => {
  const setup = { skipZerothEpoch: false, epochsCount: 2 };

  async function startedFrom(where: 'beginEpoch' | 'nextBatch', epochId: number) {
    const states: LoopState[] = [];
    const gate = new RecordingGate(async (point) => {
      if (point.place === where && point.epochId === epochId && states.length === 0)
        states.push(await first.loop.captureState());
    });
    const first = createTestLoop({ ...setup, gate });
    await first.loop.runTraining();
    const second = createTestLoop(setup);
    for (const state of states) await second.loop.restoreState(state);
    await second.loop.runTraining();
    return second.journal;
  }

  test('[C5] beforeTraining is called again, epoch 0 is not repeated', async () => {
    for (const where of ['beginEpoch', 'nextBatch'] as const) {
      const journal = await startedFrom(where, 1);
      expect(journal.slice(0, 3)).toEqual([
        'hook beforeTraining',
        'model train 100 learn',
        'hook afterBatch train 100',
      ]);
      expect(journal.filter((line) => line.startsWith('hook afterEpoch '))).toEqual([
        'hook afterEpoch 1 train,valid',
        'hook afterEpoch 2 train,valid',
      ]);
    }
  });

  test.each([2, 1])('[C5] it ends at once when all its %d epochs are done', async (epochsCount) => {
    const first = createTestLoop(setup);
    await first.loop.runTraining();
    const second = createTestLoop({ ...setup, epochsCount });
    await second.loop.restoreState(await first.loop.captureState());
    const end = await second.loop.runTraining();
    expect(end).toEqual({ origin: 'epochsCount', message: `All ${epochsCount} epochs are done` });
    expect(second.journal).toEqual(['hook beforeTraining', 'hook afterTraining true']);
    expect(second.loop.trainingEpochsDone).toBe(2);
  });
});

test.each(['synchronous', 'asynchronous'])('[C6] a stream that has become shorter is an error: %s', async (kind) => {
  const setupOf = (count: number): Setup => {
    const train =
      kind === 'synchronous' ? numberedSource(count) : (pass: number) => slowly(numberedSource(count)(pass));
    return { dataset: { streams: { train, valid: numberedSource(1) } }, options: { epochsCount: 1 } };
  };
  const { state } = captureAt(await captureEverywhere(setupOf(4)), 'nextBatch epoch 1 train 3');
  const shorter = await restored(setupOf(2), state);
  await expect(shorter.loop.runTraining()).rejects.toThrow(
    "Stream 'train' is shorter than when its place was captured: pass 1 ended before batch 3. " +
      'A stream must give the same batches for the same pass.',
  );
  expect(shorter.journal).toEqual([]);
  expect(shorter.trace.trace.exitStatus).toBe(1);
  const justLongEnough = await restored(setupOf(3), state);
  await justLongEnough.loop.runTraining();
  expect(justLongEnough.journal[0]).toBe('model valid 100 measure');
});

describe('after a failure', () => {
  test.each([
    ['afterEpoch', new Error('out of order')],
    ['afterEpoch', new TrainingTerminated('enough')],
    ['afterEpochProfile', new Error('out of order')],
    ['afterEpochProfile', new TrainingTerminated('enough')],
  ] as const)('[C7] in %s the epoch is not counted again: %s', async (event, failure) => {
    for (const failing of [0, 1, 2]) {
      const act = (given: unknown) => {
        if ((given as { epochId: number }).epochId === failing) throw failure;
      };
      const first = createTestLoop({ epochsCount: 3, hooks: [new RecordingHook([], 'h', { [event]: act })] });
      await first.loop.runTraining().catch((error: unknown) => {
        expect(error).toBe(failure);
      });
      const state = await first.loop.captureState();
      const second = createTestLoop({ epochsCount: 3 });
      await second.loop.restoreState(state);
      expect(second.loop.trainingEpochsDone).toBe(failing);
      await second.loop.runTraining();
      expect(second.journal.filter((line) => line.startsWith('hook afterEpoch '))).toEqual(
        [1, 2, 3].slice(failing).map((epochId) => `hook afterEpoch ${epochId} train,valid`),
      );
      expect(second.journal[1]).toBe(`model train ${failing * 100 + 100} learn`);
      expect(second.loop.trainingEpochsDone).toBe(3);
    }
  });
});

describe('an evaluation between restore and training', () => {
  test.each(SETUPS)('[C8] moves nothing: %s', async (_name, setup) => {
    const { run, end, captures } = await captureEverywhere(setup);
    for (const { where, state, lines } of captures) {
      const second = await restored(setup, state);
      for (const streamName of ['train', 'valid']) await second.loop.runEvaluation(streamName);
      expect({ where, state: structuredClone(await second.loop.captureState()) }).toEqual({ where, state });
      second.journal.length = 0;
      expect({ where, end: await second.loop.runTraining() }).toEqual({ where, end });
      expect({ where, journal: second.journal }).toEqual({ where, journal: run.journal.slice(lines) });
      const trainBegin = where === 'before it began' ? 'day 1000' : 'day 0';
      expect({ where, ...outcomeOf(second) }).toEqual({ where, ...outcomeOf(run), trainBegin });
    }
  });

  test('[C8] and sees nothing of the epoch that the state was captured in', async () => {
    const { state } = captureAt(await captureEverywhere(PLAIN), 'nextBatch epoch 1 valid 1');
    const fresh = setUp(PLAIN);
    fresh.model.weight = (state.model as { weight: number }).weight;
    await fresh.loop.runEvaluation('valid');
    const second = await restored(PLAIN, state);
    await second.loop.runEvaluation('valid');
    const data = ({ journal }: SetUp) =>
      journal.filter((line) => line.startsWith('epoch')).map((line) => line.slice(16));
    expect(data(second)).toEqual(data(fresh));
  });
});

/** Several turns of the promise queue: what does not wait for this goes on without it. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

describe('memories', () => {
  test('[C9] are captured and restored asynchronously, one after another, and waited for', async () => {
    const journal: string[] = [];
    const slow = (name: string) => ({
      captureState: async () => {
        journal.push(`capture ${name}`);
        await turns();
        journal.push(`${name} is captured`);
        return { name };
      },
      restoreState: async (state: unknown) => {
        journal.push(`restore ${name}`);
        await turns();
        journal.push(`${name} is restored to ${JSON.stringify(state)}`);
      },
      beforeTraining: () => void journal.push(`begin ${name}`),
    });
    const make = () => {
      const model: Model = { inputNames: ['x'], outputNames: [], run: () => ({}), ...slow('model') };
      return createTestLoop({ model, hooks: [slow('a'), slow('b')] }).loop;
    };
    const state = await make().captureState();
    expect(state.hooks).toEqual([{ name: 'a' }, { name: 'b' }]);
    expect(state.model).toEqual({ name: 'model' });
    const both = (name: string) => [`capture ${name}`, `${name} is captured`];
    expect(journal.splice(0)).toEqual(['a', 'b', 'model'].flatMap(both));
    const loop = make();
    await loop.restoreState(state);
    await loop.runTraining();
    const restoring = (name: string) => [`restore ${name}`, `${name} is restored to {"name":"${name}"}`];
    expect(journal).toEqual([...['model', 'a', 'b'].flatMap(restoring), 'begin a', 'begin b']);
  });

  test('[C9] are left out by a hook and a model that have none', async () => {
    const make = () => {
      const journal: string[] = [];
      const model: Model = { inputNames: ['x'], outputNames: [], run: () => ({}) };
      const { hook, memory } = rememberingHook();
      return { ...createTestLoop({ model, hooks: [new RecordingHook(journal), hook, {}] }), journal, memory };
    };
    const first = make();
    await first.loop.runTraining();
    const state = await first.loop.captureState();
    expect(state.hooks).toEqual([undefined, memoryAfter(6), undefined]);
    expect(state.model).toBeUndefined();
    const second = make();
    await second.loop.restoreState(structuredClone(state));
    await second.loop.runTraining();
    expect(second.journal).toEqual(['hook beforeTraining', 'hook afterTraining true']);
    expect(second.memory).toEqual(memoryAfter(6));
  });

  test('[C9] that cannot be restored are an error for the caller', async () => {
    const failure = new Error('not my memory');
    const broken = { captureState: () => 1, restoreState: () => Promise.reject(failure) };
    const { loop, model } = createTestLoop({ hooks: [broken] });
    const attempt = async () => {
      await loop.restoreState(await loop.captureState());
      await loop.runTraining();
    };
    await expect(attempt()).rejects.toBe(failure);
    expect(model.calls).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { SILENT_CONTEXT, type HookModel } from '../hook-context.ts';
import { HOOK_EVENTS, type EpochData, type Hook, type HookEvent } from '../hook.ts';
import type { LoopState } from '../loop-state.ts';
import { numberedSource } from '../testing/batches.ts';
import { RecordingGate } from '../testing/recording-gate.ts';
import { RecordingHook } from '../testing/recording-hook.ts';
import { RecordingLog } from '../testing/recording-log.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { readOptions } from '../option-values.ts';
import { createHook, HOOK_DESCRIPTIONS } from './catalog.ts';
import { ComputeStats } from './compute-stats.ts';
import { ShowProgress, type StreamProgress } from './show-progress.ts';

/** Options with which each hook can be made and a short training runs to its end. */
const OPTIONS: Readonly<Record<string, object>> = {
  Check: { variable: 'loss', requiredMaxValue: -1, maxEpoch: 100 },
  ClassificationMetrics: { predictedVariable: 'x', gtVariable: 'x' },
  ComputeStats: { variables: ['loss'] },
  Flatten: { variables: { x: 'flat' } },
  LogitsToCsv: { classNames: ['a'], streams: [] },
  PlotLines: { variables: ['x'], streams: [] },
  RegressionMetrics: { predictedVariable: 'x', gtVariable: 'x' },
  RocAuc: { predictedVariable: 'x', gtVariable: 'x' },
  SaveConfusionMatrix: { labelsName: 'x', predictionsName: 'x' },
  SaveFile: { files: { 'notes.txt': 'first try' } },
  SaveMasks: { streams: [] },
  SequenceToCsv: { variables: ['x'], streams: [] },
  StopAfter: { epochs: 100, iterations: 100, minutes: 100 },
  StopOnNaN: { afterBatch: true },
};
/** Can do all that hooks ask of a model. */
const ABLE_MODEL: HookModel = {
  learningRate: 0.1,
  gradientNorm: () => 1,
  captureState: () => null,
  restoreState: () => undefined,
};
const NAMES = HOOK_DESCRIPTIONS.map(({ name }) => name);

function make(name: string): Hook {
  return createHook(name, OPTIONS[name] ?? {}, { ...SILENT_CONTEXT, model: ABLE_MODEL });
}

/** The names of what is taken out of an object, while it is handed around. */
function watched(data: Record<string, unknown>): {
  readonly data: Record<string, unknown>;
  readonly read: Set<string>;
} {
  const read = new Set<string>();
  const get = (target: Record<string, unknown>, name: string) => {
    read.add(name);
    return target[name];
  };
  return { data: new Proxy(data, { get }), read };
}

describe('by name', () => {
  test.each(NAMES)('[H1] %s', (name) => {
    expect(make(name).constructor.name).toBe(name);
  });

  test('[H1] they are listed by the alphabet, and each made anew', () => {
    expect(NAMES).toEqual([...new Set(NAMES)].sort());
    expect(make('TrainingTrace')).not.toBe(make('TrainingTrace'));
  });

  test('[H1] the hook gets its options and what it may use of the world', () => {
    const shown: (StreamProgress | null)[] = [];
    const context = {
      ...SILENT_CONTEXT,
      dataset: { numBatches: { train: 7 } },
      showProgress: (progress: StreamProgress | null) => shown.push(progress),
    };
    void createHook('ShowProgress', {}, context).afterBatch?.({ streamName: 'train', batchData: {} });
    expect(shown).toEqual([{ streamName: 'train', done: 1, total: 7, secondsLeft: null }]);
    expect(() => createHook('StopAfter', { epochs: 0 }, context).afterEpoch?.({ epochId: 0, epochData: {} })).toThrow(
      'StopAfter: epoch 0 is done',
    );
  });

  test.each(['Nothing', '', '__proto__', 'toString'])('[H1] %j is unknown', (name) => {
    expect(() => createHook(name, {}, SILENT_CONTEXT)).toThrow(
      new Error(`There is no hook '${name}'. There are: ${NAMES.join(', ')}.`),
    );
  });
});

describe('options', () => {
  test.each(NAMES)('[H2] an option that %s does not know is one warning', (name) => {
    const log = new RecordingLog();
    const known = Object.keys(HOOK_DESCRIPTIONS.find((description) => description.name === name)?.options ?? {});
    createHook(name, { ...OPTIONS[name], epoch: 5 }, { ...SILENT_CONTEXT, log: log.write });
    expect(log.records).toEqual([
      { level: 'warning', message: `${name} has no option epoch. It has: ${known.join(', ') || 'none'}.` },
    ]);
  });

  test('[H2] one for each, by names that every object knows too', () => {
    const log = new RecordingLog();
    const options = JSON.parse('{ "epochs": 1, "toString": 1, "__proto__": {}, "Minutes": 3 }') as object;
    createHook('StopAfter', options, { ...SILENT_CONTEXT, log: log.write });
    expect(log.at('warning')).toEqual(
      ['toString', '__proto__', 'Minutes'].map(
        (name) => `StopAfter has no option ${name}. It has: epochs, iterations, minutes.`,
      ),
    );
  });

  test('[H2] options that are known, also undefined ones, warn of nothing', () => {
    const log = new RecordingLog();
    for (const { name, options } of HOOK_DESCRIPTIONS)
      createHook(
        name,
        { ...Object.fromEntries(Object.keys(options).map((option) => [option, undefined])), ...OPTIONS[name] },
        { ...SILENT_CONTEXT, log: log.write },
      );
    expect(log.records).toEqual([]);
  });

  test.each(
    HOOK_DESCRIPTIONS.flatMap(({ name, options }) =>
      Object.keys(options).map((option): [string, string] => [name, option]),
    ),
  )('[H2] a bad value of %s %s is an error', (name, option) => {
    expect(() => createHook(name, { ...OPTIONS[name], [option]: { bad: true } }, SILENT_CONTEXT)).toThrow(
      new RegExp(`^${name}: option ${option} must be .+, but is an object\\.$`),
    );
  });

  test.each<{ name: string; bad: Record<string, unknown>; problem: string }>([
    {
      name: 'ComputeStats',
      bad: { variables: 'loss' },
      problem: "a list of names, each alone or with its aggregations, but is 'loss'",
    },
    {
      name: 'ComputeStats',
      bad: { variables: null },
      problem: 'a list of names, each alone or with its aggregations, but is null',
    },
    { name: 'LogVariables', bad: { variables: [1, 2] }, problem: 'a list of names, but is a list of 2' },
    {
      name: 'LogVariables',
      bad: { onUnknownType: 'fail' },
      problem: "one of ignore, warn, error, str, but is 'fail'",
    },
    {
      name: 'StopAfter',
      bad: { epochs: 0.5 },
      problem: 'empty or a whole number from 0 to 1,000,000,000, but is 0.5',
    },
    {
      name: 'StopAfter',
      bad: { iterations: '5' },
      problem: "empty or a whole number from 0 to 1,000,000,000, but is '5'",
    },
    { name: 'StopAfter', bad: { minutes: -1 }, problem: 'empty or a number from 0 to 1,000,000,000, but is -1' },
    {
      name: 'LogVariables',
      bad: { variables: [{ loss: ['mean'] }] },
      problem: 'a list of names, but is a list of 1',
    },
    {
      name: 'StopOnNaN',
      bad: { variables: [{ loss: ['mean'] }] },
      problem: 'a list of names, but is a list of 1',
    },
    { name: 'StopOnNaN', bad: { variables: [''] }, problem: 'a list of names, but is a list of 1' },
    { name: 'StopOnNaN', bad: { onUnknownType: true }, problem: 'one of ignore, warn, error, but is true' },
    { name: 'StopOnNaN', bad: { stopOnInf: 'yes' }, problem: "true or false, but is 'yes'" },
    { name: 'StopOnNaN', bad: { afterBatch: 1 }, problem: 'true or false, but is 1' },
    { name: 'StopOnNaN', bad: { afterEpoch: null }, problem: 'true or false, but is null' },
  ])('[H2] $name with $bad names hook, option, value and what is allowed', ({ name, bad, problem }) => {
    const option = String(Object.keys(bad)[0]);
    expect(() => createHook(name, { ...OPTIONS[name], ...bad }, SILENT_CONTEXT)).toThrow(
      new TypeError(`${name}: option ${option} must be ${problem}.`),
    );
  });
});

/** Every option that names a stream, a variable, a file or a checkpoint. */
const NAMING = HOOK_DESCRIPTIONS.flatMap(({ name, options }) =>
  Object.entries(options).flatMap(([key, option]): [hook: string, option: string, named: string][] =>
    'names' in option && option.kind !== 'names' ? [[name, key, option.names]] : [],
  ),
);

describe('options that name something', () => {
  test.each(NAMING)('[H6] %s %s is not empty', (name, option, named) => {
    expect(() => createHook(name, { ...OPTIONS[name], [option]: '' }, SILENT_CONTEXT)).toThrow(
      new TypeError(`${name}: option ${option} must name a ${named}, but is ''.`),
    );
  });

  test.each(NAMING.filter(([, , named]) => named === 'file'))('[H6] %s %s has a file in it', (name, option) => {
    expect(() => createHook(name, { ...OPTIONS[name], [option]: '../' }, SILENT_CONTEXT)).toThrow(
      new TypeError(`${name}: option ${option} must name a file, but is '../'.`),
    );
  });

  test('[H6] what is called a stream or a variable says that it names one', () => {
    const silent = HOOK_DESCRIPTIONS.flatMap(({ name, options }) =>
      Object.entries(options).flatMap(([key, option]) => {
        const isText = option.kind === 'text' || option.kind === 'optionalText';
        const isNaming = /stream/i.test(key) || (isText && /variable|(label|prediction|mask)s?Name$/i.test(key));
        return isNaming && !('names' in option) ? [`${name} ${key}`] : [];
      }),
    );
    expect(silent).toEqual([]);
  });

  test('[H6] statistics of a variable without a name', () => {
    expect(() => createHook('ComputeStats', { variables: [{ '': ['mean'] }] })).toThrow(
      'ComputeStats: option variables must be a list of names',
    );
  });
});

describe('options taken together', () => {
  test.each<[name: string, options: object, at: string | null]>([
    ['AccumulateVariables', { variables: null }, 'variables'],
    ['Check', { variable: 'loss', requiredMinValue: 1 }, 'maxEpoch'],
    ['Check', { variable: 'loss', maxEpoch: 1 }, null],
    ['ComputeStats', { variables: [{ loss: ['average'] }] }, 'variables'],
    ['Flatten', {}, 'variables'],
    ['LearningRateSchedule', { kind: 'linearWarmup' }, 'warmupBatches'],
    ['OnPlateau', { longTerm: 1 }, 'longTerm'],
    ['PlotLines', {}, 'variables'],
    ['PlotLines', { variables: ['x'], ymin: 2, ymax: 1 }, 'ymin'],
    ['ReduceLearningRateOnPlateau', { longTerm: 1 }, 'longTerm'],
    ['SaveFile', {}, 'files'],
    ['SaveFile', { files: { '..': 'text' } }, 'files'],
    ['SequenceToCsv', {}, 'variables'],
    ['StopAfter', {}, null],
    ['StopOnNaN', { afterEpoch: false }, null],
    ['StopOnPlateau', { longTerm: 1 }, 'longTerm'],
    ['WriteCSV', { delimiter: '' }, 'delimiter'],
  ])('[H7] %s refuses %j in the words it is given', (name, given, at) => {
    const description = HOOK_DESCRIPTIONS.find((candidate) => candidate.name === name);
    const known = description?.options ?? {};
    const initial = Object.fromEntries(Object.entries(known).map(([key, option]) => [key, option.initial]));
    const refusalBy = (nameOf: (option: string) => string) =>
      description?.refusal?.({ ...initial, ...given }, nameOf) ?? null;
    const refusal = refusalBy((option) => option);
    expect(refusal?.at).toBe(at);
    expect(() => createHook(name, given)).toThrow(new TypeError(`${name}: ${String(refusal?.sentence)}`));
    const asked: string[] = [];
    refusalBy((option) => {
      asked.push(option);
      return option;
    });
    expect(asked.filter((option) => !Object.hasOwn(known, option))).toEqual([]);
  });

  test('[H7] a form says them by their labels', () => {
    const description = HOOK_DESCRIPTIONS.find(({ name }) => name === 'OnPlateau');
    expect(description?.refusal?.({ longTerm: 1, shortTerm: 2 }, (option) => option.toUpperCase())).toEqual({
      at: 'longTerm',
      sentence: 'LONGTERM must not be less than SHORTTERM, but 1 is less than 2.',
    });
  });
});

/** Writes down every event that the hook has a method for, when the loop calls it. */
function watch(hook: Hook): HookEvent[] {
  const heard: HookEvent[] = [];
  for (const event of HOOK_EVENTS) {
    const act = hook[event] as ((argument: unknown) => void | Promise<void>) | undefined;
    if (act === undefined) continue;
    Reflect.set(hook, event, (argument: unknown) => {
      heard.push(event);
      return act.call(hook, argument);
    });
  }
  return heard;
}

/** What every hook can measure: whole numbers that are classes too. */
const OF_TWO_CLASSES = { streams: { train: () => [{ x: [0, 1] }, { x: [1] }], valid: () => [{ x: [1, 0] }] } };

describe('descriptions', () => {
  test.each(HOOK_DESCRIPTIONS)(
    '[H3] $name has a method for each event that it names, and for no other',
    (description) => {
      const hook = make(description.name);
      expect(Object.keys(description.does)).toEqual(HOOK_EVENTS.filter((event) => hook[event] !== undefined));
    },
  );

  test.each(HOOK_DESCRIPTIONS)(
    '[H3] in a loop $name is called on exactly the events that it names',
    async (description) => {
      const hook = make(description.name);
      const heard = watch(hook);
      const hooks = [new ComputeStats({ variables: ['loss'] }), hook];
      await createTestLoop({ dataset: OF_TWO_CLASSES, hooks }).loop.runTraining();
      expect([...new Set(heard)]).toEqual(Object.keys(description.does));
    },
  );

  test('[H3] each event is described by the rest of a sentence', () => {
    const texts = HOOK_DESCRIPTIONS.flatMap(({ does }) => Object.values(does));
    expect(texts.filter((text) => !/^[a-z].*\.$/.test(text))).toEqual([]);
  });
});

/**
 * A loop with hooks that remember the epoch in hand: three train batches with a mean, two valid ones; what they made of it
 * is kept. `onBatch` is told which batch comes.
 */
function rememberingLoop({ gate, onBatch }: { gate?: RecordingGate; onBatch?: (line: string) => void } = {}) {
  const epochs: EpochData[] = [];
  const shown: string[] = [];
  const journal: string[] = [];
  const recorder = new RecordingHook(journal, 'recorder', {
    afterBatch: () => onBatch?.(journal.at(-1) ?? ''),
    afterEpoch: (event) => {
      epochs.push((event as { epochData: EpochData }).epochData);
    },
  });
  const showProgress = (progress: StreamProgress | null) => {
    shown.push(progress === null ? 'nothing' : `${progress.streamName} ${progress.done} of ${String(progress.total)}`);
  };
  const { loop } = createTestLoop({
    dataset: { streams: { train: numberedSource(4), valid: numberedSource(2) } },
    skipZerothEpoch: true,
    hooks: [
      new ComputeStats({ variables: [{ x: ['mean', 'sum'] }] }),
      new ShowProgress({}, { ...SILENT_CONTEXT, showProgress }),
      recorder,
    ],
    ...(gate === undefined ? {} : { gate }),
  });
  return { loop, epochs, shown };
}

/** A loop whose first epoch was captured and stopped before this batch of the stream. */
async function stoppedAt(streamName: string, batchIndex: number) {
  const states: LoopState[] = [];
  const gate = new RecordingGate(async (point) => {
    if (states.length > 0 || point.place !== 'nextBatch') return;
    if (point.streamName !== streamName || point.batchIndex !== batchIndex) return;
    states.push(await captured.loop.captureState());
    captured.loop.requestStop();
  });
  const captured = rememberingLoop({ gate });
  await captured.loop.runTraining();
  const [state] = states;
  if (state === undefined) throw new Error(`The loop did not come to batch ${batchIndex} of ${streamName}.`);
  return { captured, state };
}

const WHOLE_EPOCH = { train: { x: { mean: 1.5, sum: 12 } }, valid: { x: { mean: 0.5, sum: 2 } } };

describe('over several runs', () => {
  test('[H4] a second run forgets the epoch that a stopped run left half done', async () => {
    const { loop, epochs, shown } = rememberingLoop({
      onBatch: (line) => {
        if (line === 'recorder afterBatch train 1') loop.requestStop();
      },
    });
    expect((await loop.runTraining()).origin).toBe('interrupt');
    expect(epochs).toEqual([]);
    shown.length = 0;
    await loop.runTraining();
    expect(epochs).toEqual([{ train: { x: { mean: 3, sum: 6 } }, valid: { x: { mean: 0.5, sum: 2 } } }]);
    expect(shown).toEqual(['train 1 of null', 'valid 1 of null', 'valid 2 of null', 'nothing']);
  });

  test('[H4] so does an evaluation after the stop', async () => {
    const { loop, epochs, shown } = rememberingLoop({
      onBatch: (line) => {
        if (line === 'recorder afterBatch valid 0') loop.requestStop();
      },
    });
    await loop.runTraining();
    shown.length = 0;
    await loop.runEvaluation('train');
    expect(epochs).toEqual([{ train: { x: { mean: 101.5, sum: 812 } } }]);
    expect(shown).toEqual(['train 1 of null', 'train 2 of null', 'train 3 of null', 'train 4 of null', 'nothing']);
  });

  test('[H4] a run that failed is forgotten as well', async () => {
    let isBroken = true;
    const { loop, epochs } = rememberingLoop({
      onBatch: () => {
        if (isBroken) throw new Error('broken');
      },
    });
    await expect(loop.runTraining()).rejects.toThrow('broken');
    isBroken = false;
    await loop.runTraining();
    expect(epochs).toEqual([{ train: { x: { mean: 2, sum: 12 } }, valid: { x: { mean: 0.5, sum: 2 } } }]);
  });

  test.each([
    ['train', 2, ['train 3 of null', 'train 4 of null', 'valid 1 of null', 'valid 2 of null', 'nothing']],
    ['valid', 1, ['valid 2 of null', 'nothing']],
  ])('[H4] a run restored in the middle of %s goes on with its epoch', async (streamName, batchIndex, shown) => {
    const { state } = await stoppedAt(streamName, batchIndex);
    const restored = rememberingLoop();
    await restored.loop.restoreState(state);
    await restored.loop.runTraining();
    expect([restored.epochs, restored.shown]).toEqual([[WHOLE_EPOCH], shown]);
  });

  test('[H4] the loop that was stopped can be restored as well, and a run after that begins anew', async () => {
    const { captured, state } = await stoppedAt('train', 2);
    await captured.loop.restoreState(state);
    await captured.loop.runTraining();
    await captured.loop.runTraining();
    expect(captured.epochs).toEqual([
      WHOLE_EPOCH,
      { train: { x: { mean: 101.5, sum: 812 } }, valid: { x: { mean: 100.5, sum: 402 } } },
    ]);
  });

  test('[H4] a restored run is such a one only once: what is stopped after it is forgotten', async () => {
    const { state } = await stoppedAt('train', 2);
    const { loop, epochs } = rememberingLoop({
      onBatch: (line) => {
        if (line === 'recorder afterBatch train 101') loop.requestStop();
      },
    });
    await loop.restoreState(state);
    await loop.runTraining();
    expect((await loop.runTraining()).origin).toBe('interrupt');
    await loop.runTraining();
    expect(epochs).toEqual([
      WHOLE_EPOCH,
      { train: { x: { mean: 103, sum: 206 } }, valid: { x: { mean: 100.5, sum: 402 } } },
    ]);
  });
});

/** What a hook takes out of a batch and writes into it, if these variables are there. */
function usedByHook(name: string, variables: readonly string[]) {
  const columns = variables.map((variable) => [variable, Float64Array.of(0, 1)]);
  const { data, read } = watched(Object.fromEntries(columns) as Record<string, unknown>);
  const hook = make(name);
  hook.registerMainLoop?.(createTestLoop().loop);
  void hook.beforeTraining?.();
  void hook.afterBatch?.({ streamName: 'train', batchData: data, isTraining: true });
  return { read: [...read], written: Object.keys(data).filter((variable) => !variables.includes(variable)) };
}

describe('variables of a batch', () => {
  const named = HOOK_DESCRIPTIONS.flatMap((description) => {
    const options = readOptions(description, OPTIONS[description.name] ?? {});
    const { reads, writes } = description.keys?.(options) ?? {};
    const { name } = description;
    return reads?.batch === 'all' ? [] : [{ name, reads: reads?.batch ?? [], writes: writes?.batch ?? [] }];
  });

  test.each(named)('$name reads and writes those that it says, and no others', ({ name, reads, writes }) => {
    const used = usedByHook(name, ['x', ...reads, 'loss', 'another']);
    const isCounted = (variable: string) => variable === 'x' && name === 'Benchmark'; // how many rows it has
    expect(used.read.filter((variable) => !reads.includes(variable) && !isCounted(variable))).toEqual([]);
    expect(used.written).toEqual(writes);
  });
});

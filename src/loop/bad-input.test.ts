import { describe, expect, test } from 'vitest';
import { HOOK_EVENTS, type Hook } from './hook.ts';
import { SILENT_CONTEXT } from './hook-context.ts';
import { createHook } from './hooks/catalog.ts';
import type { MainLoopOptions } from './main-loop-options.ts';
import { MainLoop } from './main-loop.ts';
import type { StreamSource } from './dataset.ts';
import { numberedBatch, numberedSource } from './testing/batches.ts';
import { RecordingHook } from './testing/recording-hook.ts';
import { RecordingLog } from './testing/recording-log.ts';
import { createTestLoop, SMALL_DATASET } from './testing/test-loop.ts';

type Run = 'runTraining' | 'runEvaluation';

/** A run's error as its caller gets it; fails the test when there is none. */
async function errorOf(run: Promise<unknown>): Promise<unknown> {
  try {
    await run;
  } catch (error) {
    return error;
  }
  throw new Error('The run did not fail.');
}

/** A loop whose input can be bad for a while. */
function breakable(options: Partial<MainLoopOptions> = {}) {
  const bad: { source: StreamSource | null; output: Record<string, number[]> } = { source: null, output: {} };
  const log = new RecordingLog();
  const made = createTestLoop({
    dataset: { streams: { ...SMALL_DATASET.streams, train: (pass) => (bad.source ?? numberedSource(2))(pass) } },
    model: { inputNames: ['x'], outputNames: [], run: () => bad.output },
    log: log.write,
    skipZerothEpoch: true,
    ...options,
  });
  return { ...made, bad, log };
}

/** The one epoch of a run in order. */
const WHOLE_RUN = [
  'hook beforeTraining',
  'hook afterBatch train 0',
  'hook afterBatch train 1',
  'hook afterBatch valid 0',
  'hook afterEpoch 1 train,valid',
  'hook afterEpochProfile 1 train,valid',
  'hook afterTraining true',
];

/** The numbers of passes left out: a stream that failed goes on with its next pass. */
function withoutPasses(journal: readonly string[]): string[] {
  return journal.map((line) => line.replace(/ (\d)0(\d)$/, ' $2'));
}

describe('bad data end a run in one clear error, and the next run is as if nothing had been', () => {
  test.each<[string, StreamSource, RegExp]>([
    ['unequal sources', () => [{ x: [1, 2], y: [1] }], /^The sources of batch 0 .*'train' .*'x' has 2, 'y' has 1/],
    ['no batches', () => [], /^Stream 'train' gave no batch that could be used\. Set onEmptyStream/],
    ['an empty batch', () => [{ x: [] }], /^Batch 0 of stream 'train' is empty/],
    ['a batch that is a number', () => [7 as never], /^Batch 0 of stream 'train' must hold sources by name, but is 7/],
    ['a missing source', () => [{ y: [1] }], /^Stream 'train' lacks what the model reads: x\. It has: y\.$/],
    ['a source that is no list', () => [{ x: 5 as never }], /^Source 'x' has no length/],
    [
      'one batch in place of a list',
      () => numberedBatch(1) as never,
      /^Stream 'train' must give batches that can be iter/,
    ],
    ['a promise of batches', () => Promise.resolve([numberedBatch(1)]) as never, /^Stream 'train' must give batches/],
  ])('%s', async (_name, source, message) => {
    const { loop, journal, bad } = breakable();
    bad.source = source;
    const before = await loop.captureState();
    expect(String(await errorOf(loop.runTraining()))).toMatch(new RegExp(message.source.replace('^', '^\\w*Error: ')));
    expect(journal).toEqual(['hook beforeTraining', 'hook afterTraining false']);
    expect(loop.trainingEpochsDone).toBe(0);
    const after = await loop.captureState();
    expect({ ...after, streams: {}, cursor: null }).toEqual({ ...before, streams: {}, cursor: null });
    bad.source = null;
    journal.length = 0;
    await loop.runTraining();
    expect(withoutPasses(journal)).toEqual(WHOLE_RUN);
    expect(loop.trainingEpochsDone).toBe(1);
  });

  test('a model that gives an output with the name of a source', async () => {
    const { loop, journal, bad } = breakable();
    bad.output = { x: [1, 2] };
    expect(await errorOf(loop.runTraining())).toEqual(
      new Error("The model gives an output 'x', but the batch has a source of that name. Rename one of them."),
    );
    expect(journal).toEqual(['hook beforeTraining', 'hook afterTraining false']);
    bad.output = { y: [1, 2] };
    expect((await loop.runTraining()).origin).toBe('epochsCount');
  });

  test.each<[Run]>([['runTraining'], ['runEvaluation']])('a data set without a stream: %s', async (what) => {
    const { loop, journal } = createTestLoop({ dataset: { streams: {} } });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(await errorOf(loop[what]('train'))).toEqual(
        new Error("The data set has no stream 'train'. It has: none at all."),
      );
      expect(journal.splice(0)).toEqual(['hook beforeTraining', 'hook afterTraining false']);
    }
  });

  test.each(['test', '', '__proto__', 'constructor'])(
    'an unknown stream %j: the known ones are listed',
    async (name) => {
      const { loop, journal } = breakable();
      const message = `The data set has no stream '${name}'. It has: train, valid.`;
      expect(await errorOf(loop.runEvaluation(name))).toEqual(new Error(message));
      expect(await errorOf(loop.epoch([], [name]))).toEqual(new Error(message));
      expect(() => loop.getStream(name)).toThrow(message);
      journal.length = 0;
      await loop.runTraining();
      expect(journal).toEqual(WHOLE_RUN);
    },
  );

  test.each([[[numberedBatch(1)]], ['train.csv'], [null], [7]])(
    '[S11] a stream that is %j and no function',
    async (stream) => {
      const { loop } = createTestLoop({ dataset: { streams: { train: stream as never, valid: numberedSource(1) } } });
      expect(String(await errorOf(loop.runTraining()))).toMatch(/Stream 'train' must be a function that gives batches/);
      expect((await loop.runEvaluation('valid')).message).toBe('The evaluation is done');
    },
  );
});

describe('a hook that throws', () => {
  test.each(
    HOOK_EVENTS.flatMap((event) =>
      [new Error('broken'), 'a text', undefined, null, { code: 5 }].map((thrown) => [event, thrown] as const),
    ),
  )('in %s: the caller gets %j itself, and the next run is whole', async (event, thrown) => {
    const journal: string[] = [];
    let isBroken = true;
    const act = () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- hooks of other people throw anything
      if (isBroken) throw thrown;
    };
    const acts = { [event]: act };
    const hooks = [new RecordingHook([], 'breaks', acts), new RecordingHook(journal)];
    const { loop } = createTestLoop({ hooks, skipZerothEpoch: true });
    expect(await errorOf(loop.runTraining())).toBe(thrown);
    const done = loop.trainingEpochsDone;
    expect(done).toBe(event === 'beforeTraining' || event === 'afterBatch' ? 0 : 1);
    isBroken = false;
    journal.length = 0;
    await loop.runTraining();
    expect(journal[0]).toBe('hook beforeTraining');
    expect(journal.slice(-3)).toEqual([
      `hook afterEpoch ${done + 1} train,valid`,
      `hook afterEpochProfile ${done + 1} train,valid`,
      'hook afterTraining true',
    ]);
  });
});

describe('what is refused before a run leaves the hooks free for another loop', () => {
  const MODEL = createTestLoop().model;

  test.each<[string, object, RegExp]>([
    ['buffer', { buffer: 1.5 }, /option buffer must be a whole number, but is 1\.5/],
    ['buffer', { buffer: '2' }, /option buffer must be a whole number, but is '2'/],
    ['dataset', { dataset: undefined }, /option dataset must be an object with streams, but is undefined/],
    ['model', { model: null }, /option model must be an object with inputNames and run\(\), but is null/],
    ['hooks', { hooks: 'ComputeStats' }, /option hooks must be a list of objects, but is 'ComputeStats'/],
    ['trainStreamName', { trainStreamName: 3 }, /option trainStreamName must be a name, but is 3/],
    ['an unknown option', { epochs: 3 }, /MainLoop has no option epochs\. It has: .*epochsCount/],
  ])('%s: %j', async (_name, options, message) => {
    const journal: string[] = [];
    const hook: Hook = new RecordingHook(journal);
    const make = (bad: object) =>
      new MainLoop({ model: MODEL, dataset: SMALL_DATASET, hooks: [hook], epochsCount: 1, ...bad });
    expect(() => make(options)).toThrow(message);
    await make({}).runTraining();
    expect(journal.at(-1)).toBe('hook afterTraining true');
  });

  test('an unknown hook is refused with the nearest name', () => {
    expect(() => createHook('ComputeStat', {}, SILENT_CONTEXT)).toThrow(/'ComputeStat'.*ComputeStats/);
  });

  test('a state of another loop is refused, and the loop trains as before', async () => {
    const { loop, journal } = breakable();
    const state = await createTestLoop({ hooks: [] }).loop.captureState();
    expect(String(await errorOf(loop.restoreState(state)))).toContain('captured with 0 hooks, this loop has 1');
    await loop.runTraining();
    expect(journal).toEqual(WHOLE_RUN);
  });
});

import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { GATE_PLACES } from './gate-point.ts';
import { callsIn, DrivenRun, type Command } from './testing/driven-run.ts';
import { LoopOracle } from './testing/loop-oracle.ts';
import { makePlannedLoop, outcomeOfRun, type LoopPlan, type PlannedFailure } from './testing/loop-plan.ts';

// Stories are many; on a busy machine they take longer than a single test may.
vi.setConfig({ testTimeout: 60_000 });

/** A loop, what is done to its first run, and the runs that follow one another. */
interface Story {
  readonly plan: LoopPlan;
  readonly commands: readonly Command[];
  readonly secondsPerLook: number;
  readonly runs: readonly ('runTraining' | 'runEvaluation')[];
}

const NAMES = ['train', 'valid', 'test'];
const batchNumber = fc.tuple(fc.nat(3), fc.nat(4)).map(([pass, index]) => pass * 100 + index);
/** Once in a run: a restored run begins and ends once more, and would meet another failure than the one it goes on from. */
const edgeEvent = fc.constantFrom('beforeTraining 0', 'afterTraining 0');
const repeatedEvent = fc.oneof(
  fc.nat(12).map((call) => `afterBatch ${call}`),
  fc.tuple(fc.constantFrom('afterEpoch', 'afterEpochProfile'), fc.nat(3)).map((parts) => parts.join(' ')),
);
const failure: fc.Arbitrary<PlannedFailure> = fc.record({
  at: fc.oneof(
    fc
      .tuple(fc.nat(3), fc.oneof({ weight: 1, arbitrary: edgeEvent }, { weight: 4, arbitrary: repeatedEvent }))
      .map(([hook, event]) => `hook ${hook} ${event}`),
    fc.nat(20).map((call) => `model ${call}`),
    fc.tuple(fc.constantFrom(...NAMES), batchNumber).map(([name, number]) => `stream ${name} ${number}`),
  ),
  isTermination: fc.boolean(),
});
const batches = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 5 }) },
);
/** Two hooks that fail in the same event. */
const pair = fc
  .tuple(repeatedEvent, fc.uniqueArray(fc.nat(3), { minLength: 2, maxLength: 2 }), fc.tuple(fc.boolean(), fc.boolean()))
  .map(([event, hooks, areTerminations]) =>
    hooks.map((hook, index) => ({ at: `hook ${hook} ${event}`, isTermination: areTerminations[index] ?? false })),
  );
const failures = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  { weight: 5, arbitrary: fc.array(failure, { maxLength: 3 }) },
  { weight: 1, arbitrary: pair },
);
const streams = fc
  .array(fc.record({ batches, isAsync: fc.boolean() }), { minLength: 1, maxLength: 3 })
  .map((list) => list.map((stream, index) => ({ ...stream, name: NAMES[index] ?? '' })));
const plan: fc.Arbitrary<LoopPlan> = fc.record({
  hooks: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
  isModelAsync: fc.boolean(),
  streams,
  fixedEpochSize: fc.option(fc.integer({ min: 1, max: 7 })),
  buffer: fc.nat(3),
  skipZerothEpoch: fc.boolean(),
  epochsCount: fc.integer({ min: 1, max: 3 }),
  onEmptyStream: fc.constantFrom('ignore', 'ignore', 'error'),
  failures,
});
const ACTS = ['pause', 'resume', 'stop', 'slow', 'fast', 'event', 'hook', 'batch', 'epoch'] as const;
const command: fc.Arbitrary<Command> = fc.record({
  when: fc.oneof(fc.nat(25), fc.constantFrom(...GATE_PLACES)),
  isInTurn: fc.boolean(),
  act: fc.oneof({ weight: 1, arbitrary: fc.constant('capture') }, { weight: 3, arbitrary: fc.constantFrom(...ACTS) }),
});
const story: fc.Arbitrary<Story> = fc.record({
  plan,
  commands: fc.array(command, { maxLength: 12 }),
  secondsPerLook: fc.constantFrom(0, 0.002, 0.02),
  runs: fc
    .tuple(
      fc.constantFrom('runTraining', 'runTraining', 'runTraining', 'runEvaluation'),
      fc.array(fc.constantFrom('runTraining', 'runEvaluation'), { minLength: 1, maxLength: 2 }),
    )
    .map(([first, later]) => [first, ...later] as Story['runs'][number][]),
});

/** Plays the story, and has the oracle tell it. */
async function play({ plan: given, commands, secondsPerLook, runs }: Story) {
  const driven = new DrivenRun(given, commands, secondsPerLook);
  const evaluated = given.streams.at(-1)?.name ?? '';
  const outcomes: string[] = [];
  /** Where in the journal each run ends. */
  const ends: number[] = [];
  for (const what of runs) {
    outcomes.push(await driven.run(what, evaluated));
    ends.push(driven.journal.length);
  }
  const oracle = new LoopOracle(given, driven.stopAt);
  const expected = runs.map((what) => oracle[what]());
  return { driven, outcomes, oracle, expected, ends };
}

/** Checks so many stories. */
function everyStory(count: number, check: (played: Awaited<ReturnType<typeof play>>, told: Story) => unknown) {
  return async () => {
    const property = fc.asyncProperty(story, async (told) => {
      await check(await play(told), told);
    });
    await fc.assert(property, { numRuns: count });
  };
}

/** The calls of each run of a story. */
function runsOf({ driven, ends }: Awaited<ReturnType<typeof play>>): string[][] {
  return ends.map((end, index) => callsIn(driven.journal.slice(ends[index - 1] ?? 0, end)));
}

function hooksCalled(calls: readonly string[], event: string): number[] {
  return calls.filter((line) => line.split(' ')[2] === event).map((line) => Number(line.split(' ')[1]));
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('whatever is done to a run and whatever fails in it', () => {
  test(
    '[L1, L2, L3, L6, L7, L8, L9] points and calls are those of the oracle, in this and in the next runs',
    everyStory(400, ({ driven, outcomes, oracle, expected }) => {
      expect(outcomes).toEqual(expected);
      expect(driven.journal).toEqual(oracle.journal);
      expect(driven.loop.trainingEpochsDone).toBe(oracle.epochsDone);
    }),
  );

  test(
    '[E1, E2, E3, E4, E9] the hooks that were started, and only they, hear of the end, once, last, and as it was',
    everyStory(120, (played) => {
      for (const [index, calls] of runsOf(played).entries()) {
        const begun = hooksCalled(calls, 'beforeTraining');
        expect(begun).toEqual(upTo(begun.length));
        expect(hooksCalled(calls.slice(0, begun.length), 'beforeTraining')).toEqual(begun);
        const started = hooksCalled(calls, 'afterTraining');
        expect(started).toEqual(upTo(started.length));
        if (started.length < begun.length) {
          expect(begun.length - started.length).toBe(1);
          expect(played.outcomes[index]).toMatch(/^failed: hook \d beforeTraining/);
        }
        if (started.length === 0) continue;
        expect(hooksCalled(calls.slice(-started.length), 'afterTraining')).toEqual(started);
        const told = new Set(calls.slice(-started.length).map((line) => line.split(' ')[3]));
        expect(told.size).toBe(1);
        if (told.has('false')) expect(played.outcomes[index]).toMatch(/^failed: /);
        else expect(played.outcomes[index]).toMatch(/^ended: |^failed: hook \d afterTraining/);
      }
    }),
  );

  test(
    '[L4, E5, E6] each event goes to the hooks in list order, to none twice, and afterEpoch to all before any afterEpochProfile',
    everyStory(120, (played, { plan: { hooks } }) => {
      for (const calls of runsOf(played)) {
        for (const [index, line] of calls.entries()) {
          const hook = Number(/^hook (\d)/.exec(line)?.[1] ?? NaN);
          if (hook === 0) expect(calls[index - 1]).not.toBe(line);
          else if (hook > 0) expect(calls[index - 1]).toBe(line.replace(`hook ${hook}`, `hook ${hook - 1}`));
        }
        const profiles = calls.flatMap((line, index) => (line.startsWith('hook 0 afterEpochProfile') ? [index] : []));
        for (const index of profiles)
          expect(hooksCalled(calls.slice(index - hooks.length, index), 'afterEpoch')).toEqual(upTo(hooks.length));
      }
    }),
  );

  test(
    '[L6] the ids of a training are 0, 1, 2 and so on, without a gap',
    everyStory(120, (played, { plan: { skipZerothEpoch }, runs }) => {
      const ids = runsOf(played).map((calls) =>
        calls.flatMap((line) => /^hook 0 afterEpoch (\d+)/.exec(line)?.[1] ?? []).map(Number),
      );
      let done = 0;
      for (const [index, seen] of ids.entries()) {
        const isTraining = runs[index] === 'runTraining';
        const first = isTraining && skipZerothEpoch ? done + 1 : done;
        expect(seen).toEqual(upTo(seen.length).map((offset) => first + offset));
        if (isTraining) done = Math.max(done, ...seen);
      }
      expect(played.driven.loop.trainingEpochsDone).toBe(done);
    }),
  );

  test(
    '[I1, I3] after a stop one more batch is read at most, and the next run knows nothing of it',
    everyStory(120, ({ driven, outcomes, ends }) => {
      if (driven.stopAt === null) return;
      const points = driven.journal.flatMap((line, index) => (line.startsWith('gate ') ? [index] : []));
      const rest = driven.journal.slice(points[driven.stopAt], ends[0]);
      const reads = rest.findIndex((line) => line.startsWith('gate checkInterrupt'));
      const leaving = reads === -1 ? [] : rest.slice(reads + 1);
      expect(leaving.filter((line) => !line.includes('afterTraining'))).toEqual([]);
      if (reads !== -1) expect(outcomes[0]).toMatch(/^ended: Stop|^failed: hook \d afterTraining/);
      expect(outcomes.slice(1).join()).not.toContain('Stop');
    }),
  );

  test(
    '[G4, G5, G8, G10] it is held where that was asked for and nowhere else, and goes on when it is let go',
    everyStory(800, ({ driven, outcomes }) => {
      expect(driven.faults).toEqual([]);
      expect(outcomes).not.toContain('stuck');
    }),
  );
});

describe('a run captured in between', () => {
  const CAPTURABLE = ['beginZerothEpoch', 'beginEpoch', 'openStream', 'nextBatch', 'afterTraining'];

  test(
    '[C2] can be captured between two batches of a training and nowhere else',
    everyStory(120, ({ driven }, { runs }) => {
      if (runs[0] === 'runEvaluation') expect(driven.captures).toEqual([]);
      else expect(driven.refusals.filter((place) => CAPTURABLE.includes(place))).toEqual([]);
      expect(driven.captures.filter(({ place }) => !CAPTURABLE.includes(place))).toEqual([]);
    }),
  );

  test(
    '[C1, C5] goes on in a new loop as if it had not been interrupted',
    everyStory(400, async ({ driven }, { plan: given }) => {
      const uninterrupted = new LoopOracle(given);
      const outcome = uninterrupted.runTraining();
      const calls = callsIn(uninterrupted.journal);
      for (const { state, lines, place } of driven.captures) {
        if (place === 'afterTraining') continue;
        const journal: string[] = [];
        const loop = makePlannedLoop(given, journal, { pass: () => undefined });
        await loop.restoreState(state);
        expect(await outcomeOfRun(loop.runTraining())).toBe(outcome);
        expect(journal).toEqual([...calls.slice(0, given.hooks.length), ...calls.slice(lines)]);
        expect(loop.trainingEpochsDone).toBe(uninterrupted.epochsDone);
      }
    }),
  );
});

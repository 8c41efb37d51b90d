import type { Batch } from '../batch.ts';
import type { Dataset } from '../dataset.ts';
import type { Gate, GatePoint } from '../gate-point.ts';
import type { Hook } from '../hook.ts';
import { ComputeStats } from '../hooks/compute-stats.ts';
import { ShowProgress } from '../hooks/show-progress.ts';
import { StopAfter } from '../hooks/stop-after.ts';
import { TrainingTrace } from '../hooks/training-trace.ts';
import type { LoopState } from '../loop-state.ts';
import type { MainLoopOptions } from '../main-loop-options.ts';
import { MainLoop } from '../main-loop.ts';
import { numberedBatch, numberedSource } from './batches.ts';
import { CountingModel } from './counting-model.ts';
import { FakeClock } from './fake-clock.ts';
import { pointText, RecordingGate } from './recording-gate.ts';

/** A training that can be set up again and again, each time with a new loop, model and hooks. */
export interface Setup {
  readonly dataset: Dataset;
  readonly options?: Partial<MainLoopOptions>;
  readonly stopAfter?: { readonly epochs?: number; readonly iterations?: number; readonly minutes?: number };
}

export async function* slowly(batches: readonly Batch[]) {
  for (const batch of batches) {
    await Promise.resolve();
    yield batch;
  }
}

const STREAMS = { train: numberedSource(5), valid: numberedSource(2) };
export const PLAIN: Setup = { dataset: { streams: STREAMS }, options: { epochsCount: 3 } };

export const SETUPS: readonly [name: string, setup: Setup][] = [
  ['with epoch 0', PLAIN],
  ['without epoch 0', { ...PLAIN, options: { epochsCount: 3, skipZerothEpoch: true } }],
  ['with known totals', { ...PLAIN, dataset: { streams: STREAMS, numBatches: { train: 5, valid: 2 } } }],
  ['in epochs across passes', { ...PLAIN, options: { epochsCount: 5, fixedEpochSize: 3 } }],
  [
    'in epochs across passes without epoch 0',
    { ...PLAIN, options: { epochsCount: 5, fixedEpochSize: 3, skipZerothEpoch: true } },
  ],
  ['in epochs of one pass', { ...PLAIN, options: { epochsCount: 2, fixedEpochSize: 5 } }],
  ['in epochs of several passes', { ...PLAIN, options: { epochsCount: 2, fixedEpochSize: 12 } }],
  [
    'with asynchronous streams',
    {
      dataset: {
        streams: { train: (pass) => slowly(STREAMS.train(pass)), valid: (pass) => slowly(STREAMS.valid(pass)) },
      },
      options: { epochsCount: 3, fixedEpochSize: 4 },
    },
  ],
  [
    'with batches that are skipped',
    {
      dataset: {
        streams: {
          ...STREAMS,
          train: (pass) => [{}, numberedBatch(pass), numberedBatch(9, 3), { x: [] }, numberedBatch(8, 3)],
        },
      },
      options: { epochsCount: 2, fixedBatchSize: 2, onEmptyBatch: 'ignore' },
    },
  ],
  [
    'with a stream that is empty',
    {
      ...PLAIN,
      dataset: { streams: { ...STREAMS, valid: () => [] } },
      options: { epochsCount: 2, onEmptyStream: 'ignore' },
    },
  ],
  ['with streams passed twice', { ...PLAIN, options: { epochsCount: 2, extraStreams: ['valid', 'train'] } }],
  [
    'with another train stream',
    { ...PLAIN, options: { epochsCount: 2, trainStreamName: 'valid', extraStreams: ['train'] } },
  ],
  ['that a hook ends by epochs', { dataset: { streams: STREAMS }, stopAfter: { epochs: 2 } }],
  ['that a hook ends by iterations', { dataset: { streams: STREAMS }, stopAfter: { iterations: 8 } }],
  ['that a hook ends by minutes', { dataset: { streams: STREAMS }, stopAfter: { minutes: 0.4 } }],
];

/** Where a training may be captured: nothing is half done there. */
const BETWEEN_BATCHES: readonly string[] = ['beginZerothEpoch', 'beginEpoch', 'openStream', 'nextBatch'];

export function isBetweenBatches({ place }: GatePoint): boolean {
  return BETWEEN_BATCHES.includes(place);
}

/** Sets it up. `bornAt` is what its clock and its time of day begin with: no two processes agree on these. */
export function setUp({ dataset, options = {}, stopAfter = { minutes: 1 } }: Setup, gate?: Gate, bornAt = 0) {
  const clock = new FakeClock();
  clock.seconds = bornAt;
  const context = {
    clock: clock.now,
    dataset,
    now: () => `day ${bornAt}`,
    saveTrace: () => undefined,
    // Seconds left are left out: the clock of a restored run starts anew ([SP5]).
    showProgress: (progress: { streamName: string; done: number; total: number | null } | null) => {
      journal.push(progress === null ? 'progress' : `progress ${progress.done} of ${String(progress.total)}`);
    },
  };
  const journal: string[] = [];
  const trace = new TrainingTrace({}, context);
  const recorder: Hook = {
    afterBatch: ({ streamName, isTraining, batchData }) => {
      clock.seconds += 1;
      const { x, loss } = batchData as Record<string, ArrayLike<number>>;
      journal.push(`batch ${streamName} ${String(isTraining)} ${JSON.stringify([x, Array.from(loss ?? [])])}`);
    },
    afterEpoch: ({ epochId, epochData }) => {
      journal.push(`epoch ${epochId}, ${loop.trainingEpochsDone} done: ${JSON.stringify(epochData)}`);
    },
    afterEpochProfile: ({ streams }) => {
      journal.push(`profile of ${streams.join()}`);
    },
  };
  const hooks = [
    new ComputeStats({ variables: ['loss', { x: ['sum', 'max', 'std', 'median', 'nancount'] }] }),
    new ShowProgress({}, context),
    recorder,
    new StopAfter(stopAfter, context),
    trace,
  ];
  const model = new CountingModel(journal);
  const loop: MainLoop = new MainLoop({
    model,
    dataset,
    hooks,
    extraStreams: ['valid'],
    clock: clock.now,
    ...options,
    ...(gate === undefined ? {} : { gate }),
  });
  return { loop, model, hooks, journal, trace };
}

export type SetUp = ReturnType<typeof setUp>;

/** What is left of a training that has ended. */
export function outcomeOf({ loop, model, trace }: SetUp) {
  const { trainBegin, epochsDone, exitStatus } = trace.trace;
  return { done: loop.trainingEpochsDone, weight: model.weight, trainBegin, epochsDone, exitStatus };
}

export interface Capture {
  readonly where: string;
  readonly state: LoopState;
  /** What the training had written into its journal by then. */
  readonly lines: number;
}

/** Captures a training wherever that is possible, before, during and after it; the states have been sent through a clone. */
export async function captureEverywhere(setup: Setup) {
  const captures: Capture[] = [];
  const capture = async (where: string) => {
    captures.push({ where, state: structuredClone(await run.loop.captureState()), lines: run.journal.length });
  };
  const run = setUp(
    setup,
    new RecordingGate((point) => (isBetweenBatches(point) ? capture(pointText(point)) : undefined)),
  );
  await capture('before it began');
  const end = await run.loop.runTraining();
  return { run, end, captures, capture };
}

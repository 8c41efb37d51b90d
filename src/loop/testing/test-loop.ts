import type { Hook } from '../hook.ts';
import { TrainingTrace } from '../hooks/training-trace.ts';
import type { MainLoopOptions } from '../main-loop-options.ts';
import { MainLoop } from '../main-loop.ts';
import { numberedSource } from './batches.ts';
import { CountingModel } from './counting-model.ts';
import { RecordingHook, type Acts } from './recording-hook.ts';

/** Two batches of `train` and one of `valid` in every pass. */
export const SMALL_DATASET = { streams: { train: numberedSource(2), valid: numberedSource(1) } };

/** A loop over small numbered streams that trains for one epoch unless told otherwise, with all it wrote into the journal. */
export function createTestLoop(options: Partial<MainLoopOptions> = {}) {
  const journal: string[] = [];
  const model = new CountingModel(journal);
  const loop = new MainLoop({
    model,
    dataset: SMALL_DATASET,
    extraStreams: ['valid'],
    epochsCount: 1,
    hooks: [new RecordingHook(journal)],
    ...options,
  });
  return { loop, model, journal };
}

/** Hooks `a`, `b`, `c` writing into one journal; `b` acts as told. */
export function threeHooks(acts: Acts): { journal: string[]; hooks: Hook[] } {
  const journal: string[] = [];
  const hooks = [
    new RecordingHook(journal, 'a'),
    new RecordingHook(journal, 'b', acts),
    new RecordingHook(journal, 'c'),
  ];
  return { journal, hooks };
}

/** A hook that keeps the loop from warning that there is none of its kind. */
export function silentTrace(): Hook {
  return new TrainingTrace();
}

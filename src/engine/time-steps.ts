import type { Batch } from '../loop/index.ts';
import type { TrainableModel } from './create-model.ts';

/** Enough to rank backends: those that matter differ by more than the noise. */
const BUDGET_MILLISECONDS = 150;

/** Browsers round their clock to 0.1 ms, so steps are timed in blocks at least this long. */
const SHORTEST_BLOCK_MILLISECONDS = 5;
const LARGEST_BLOCK = 4096;
const FEWEST_BLOCKS = 3;

/** What is timed, and by which clock. */
export interface StepTiming {
  readonly model: TrainableModel;
  readonly batch: Batch;
  /** Milliseconds since any fixed time. */
  readonly now: () => number;
}

/**
 * Trains the model on one batch for about 0.15 s and gives steps a second, from the median of blocks of steps. The
 * first step, which may compile, and blocks too short for the clock are warm-up. Slow steps are timed three times,
 * however long they take.
 */
export async function timeSteps({ model, batch, now }: StepTiming): Promise<number> {
  const timeBlock = async (stepCount: number) => {
    const start = now();
    for (let step = 0; step < stepCount; step++) await model.run(batch, true);
    return now() - start;
  };
  const start = now();
  await timeBlock(1);
  let stepCount = 1;
  const durations: number[] = [];
  while (durations.length < FEWEST_BLOCKS || now() - start < BUDGET_MILLISECONDS) {
    const duration = await timeBlock(stepCount);
    if (duration < SHORTEST_BLOCK_MILLISECONDS && stepCount < LARGEST_BLOCK) stepCount *= 2;
    else durations.push(duration / stepCount);
  }
  const median = durations.sort((a, b) => a - b)[Math.floor(durations.length / 2)] ?? Infinity;
  return 1000 / median;
}

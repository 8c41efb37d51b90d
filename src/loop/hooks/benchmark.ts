import { nameMap } from '../batch.ts';
import type { AfterBatch, AfterEpochProfile, BatchData, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions } from '../option-values.ts';
import { isList } from './column-items.ts';
import { NumberList } from './number-list.ts';
import { NumberSummary } from './number-summary.ts';

export const BENCHMARK = {
  name: 'Benchmark',
  explanation: 'Logs how long the model takes for one example.',
  isForEvaluation: true,
  options: {
    batchSize: {
      kind: 'optionalNumber',
      label: 'Batch size',
      explanation: 'Examples in each batch; empty to count them.',
      min: 1,
      max: 1_000_000_000,
      isInteger: true,
      initial: null,
    },
  },
  does: {
    beforeTraining: 'forgets what a stopped run left behind.',
    afterBatch: 'counts the examples of the batch.',
    afterEpochProfile: 'logs the seconds that one example took in each stream.',
  },
} as const satisfies HookDescription;

/**
 * emloop 5.3, without the size of the batches as a must (reference 9.28). Its counts belong to the profile in hand, which a
 * restored run begins anew: there is nothing to capture.
 */
export class Benchmark implements Hook {
  readonly #batchSize: number | null;
  readonly #log: HookContext['log'];
  /** By stream, for each batch of the epoch so far its examples. */
  #counts: Record<string, number[]> = nameMap();

  constructor(
    options: { readonly batchSize?: number | null } = {},
    { log }: Pick<HookContext, 'log'> = SILENT_CONTEXT,
  ) {
    this.#batchSize = readOptions(BENCHMARK, options).batchSize;
    this.#log = log;
  }

  beforeTraining(): void {
    this.#counts = nameMap();
  }

  afterBatch({ streamName, batchData }: AfterBatch): void {
    if (this.#batchSize === null) (this.#counts[streamName] ??= []).push(exampleCountOf(batchData));
  }

  afterEpochProfile({ profile, streams }: AfterEpochProfile): void {
    for (const streamName of new Set(streams)) {
      const seconds = this.#secondsPerExample(streamName, profile[`eval_batch_${streamName}`] ?? []);
      const { mean, median } = new NumberSummary(seconds);
      const message = `Time per example of ${streamName}: mean ${mean.toFixed(5)} s, median ${median.toFixed(5)} s`;
      this.#log({ level: 'info', message });
    }
    this.#counts = nameMap();
  }

  /** The last batch may be smaller than the others, and is left out. A bare epoch that failed leaves counts in front. */
  #secondsPerExample(streamName: string, timings: readonly number[]): NumberList {
    const list = new NumberList();
    const counts = (this.#counts[streamName] ?? []).slice(-timings.length);
    list.append(timings.slice(0, -1).map((seconds, index) => seconds / (this.#batchSize ?? counts[index] ?? NaN)));
    return list;
  }
}

/** Sources come first in the data of a batch, and all have the same length. */
function exampleCountOf(batchData: BatchData): number {
  for (const name in batchData) {
    const column = batchData[name];
    if (isList(column)) return column.length;
  }
  return NaN;
}

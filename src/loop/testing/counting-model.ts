import type { Batch } from '../batch.ts';
import type { Model, ModelOutput } from '../model.ts';
import type { StreamWrapper } from '../stream-wrapper.ts';
import { numberOf } from './batches.ts';

/**
 * A model whose only weight changes with each batch it learns from, in a way that depends on the order; its loss depends
 * on the weight. Two runs that differ anywhere differ in all that follows.
 */
export class CountingModel implements Model {
  readonly inputNames = ['x'];
  readonly outputNames = ['loss'];
  /** One line for each call: stream, number of the batch, and whether it learned. */
  readonly calls: string[] = [];
  weight = 1;
  readonly #journal: string[];

  constructor(journal: string[] = []) {
    this.#journal = journal;
  }

  run(batch: Batch, train: boolean, stream: StreamWrapper): ModelOutput | Promise<ModelOutput> {
    const number = Number(numberOf(batch));
    const call = `${String(stream.name)} ${number} ${train ? 'learn' : 'measure'}`;
    this.calls.push(call);
    this.#journal.push(`model ${call}`);
    if (train) this.weight = (this.weight * 31 + number + 7) % 1009;
    const rows = batch['x']?.length ?? 0;
    return { loss: Float64Array.from({ length: rows }, (_, row) => this.weight + number / 10 + row / 100) };
  }

  captureState(): unknown {
    return { weight: this.weight };
  }

  restoreState(state: unknown): void {
    this.weight = (state as { weight: number }).weight;
  }
}

import type { Batch } from '../batch.ts';
import type { ModelOutput } from '../model.ts';
import type { StreamWrapper } from '../stream-wrapper.ts';
import { CountingModel } from './counting-model.ts';

/** A model with a learning rate, which writes down the rate of every batch it learned from. Its rate is not in its state. */
export class TurnedModel extends CountingModel {
  learningRate = 0.1;
  readonly rates: number[] = [];

  override run(batch: Batch, train: boolean, stream: StreamWrapper): ModelOutput | Promise<ModelOutput> {
    if (train) this.rates.push(this.learningRate);
    return super.run(batch, train, stream);
  }
}

/** After which epoch the model is, and whether it has learned from batches since. */
export interface Moment {
  readonly epochId: number;
  readonly hasLearnedSince: boolean;
}

/**
 * Where in the training the model is. Not where the loop is: a checkpoint that was put back, or a hook that ends the run with
 * its best epoch, takes the model back and leaves the loop where it stands.
 */
export class ModelMoment {
  #moment: Moment = { epochId: 0, hasLearnedSince: false };

  get value(): Moment {
    return this.#moment;
  }

  /** It has learned from a batch. */
  learned(): void {
    if (!this.#moment.hasLearnedSince) this.#moment = { ...this.#moment, hasLearnedSince: true };
  }

  /** It has come to the end of an epoch, or is again as it was there. */
  isAfter(epochId: number): void {
    this.#moment = { epochId, hasLearnedSince: false };
  }
}

import type { Moment } from '../protocol/messages.ts';

export type { Moment };

/**
 * Where in the training the model is. Not where the loop is: a checkpoint that was put back, or a hook that ends the run with
 * its best epoch, takes the model back and leaves the loop where it stands.
 */
export class ModelMoment {
  #moment: Moment = { epochId: 0, hasLearnedSince: false };
  /** What the page knows; null until a person puts the model back: before that it is where the loop is. */
  #told: Moment | null = null;

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

  /** A person has put it back to the end of that epoch: from now on it goes another way than the loop's counter tells. */
  isPutBack(epochId: number): void {
    this.isAfter(epochId);
    this.#told = this.#moment;
  }

  /** Where it has come to, if it was ever put back and has moved since it was last asked; else null. */
  takeMove(): Moment | null {
    if (this.#told === null || this.#told === this.#moment) return null;
    this.#told = this.#moment;
    return this.#moment;
  }
}

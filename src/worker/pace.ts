/** Reckons how long the run will still take from the epochs it has done, in run time. */
export class Pace {
  readonly #epochsLeft: () => number | null;
  readonly #batchesPerEpoch: number;
  #epochStart: number;
  #batches = 0;
  #meanEpochSeconds: number | null = null;

  /**
   * @param batchesPerEpoch Batches of all streams of an epoch.
   * @param epochsLeft Training epochs not yet finished; null where the run has no end of its own.
   */
  constructor(start: number, batchesPerEpoch: number, epochsLeft: () => number | null) {
    this.#epochStart = start;
    this.#batchesPerEpoch = batchesPerEpoch;
    this.#epochsLeft = epochsLeft;
  }

  countBatch(): void {
    this.#batches += 1;
  }

  /** Recent epochs weigh more: the first ones, while everything warms up, are slower. */
  finishEpoch(seconds: number): void {
    const took = seconds - this.#epochStart;
    this.#meanEpochSeconds = this.#meanEpochSeconds === null ? took : 0.7 * this.#meanEpochSeconds + 0.3 * took;
    this.#epochStart = seconds;
    this.#batches = 0;
  }

  /** Null until the first epoch is done, and for a run without an end. */
  secondsLeft(seconds: number): number | null {
    const epochsLeft = this.#epochsLeft();
    if (epochsLeft === null || this.#meanEpochSeconds === null) return null;
    const inHand = this.#batchesPerEpoch === 0 ? 0 : Math.min(1, this.#batches / this.#batchesPerEpoch);
    const elapsed = Math.min(seconds - this.#epochStart, this.#meanEpochSeconds * inHand);
    return Math.max(0, epochsLeft * this.#meanEpochSeconds - elapsed);
  }
}

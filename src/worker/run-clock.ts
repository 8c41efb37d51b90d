import type { Clock } from '../loop/index.ts';

/** A clock that stands still while the run is held: profiles, time limits and time left speak of the run, not of pauses. */
export class RunClock {
  readonly #clock: Clock;
  #stoppedAt: number | null = null;
  #stood = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  readonly now: Clock = () => (this.#stoppedAt ?? this.#clock()) - this.#stood;

  stop(): void {
    this.#stoppedAt ??= this.#clock();
  }

  start(): void {
    if (this.#stoppedAt === null) return;
    this.#stood += this.#clock() - this.#stoppedAt;
    this.#stoppedAt = null;
  }
}

/** A clock that is set by hand, or goes on by a fixed time at each look. */
export class FakeClock {
  seconds = 0;
  readonly #secondsPerLook: number;

  constructor(secondsPerLook = 0) {
    this.#secondsPerLook = secondsPerLook;
  }

  readonly now = (): number => {
    this.seconds += this.#secondsPerLook;
    return this.seconds;
  };
}

import type { Clock, GatePoint } from '../loop/index.ts';

/**
 * Seconds each hook takes, heard at the gate: a hook's time runs from when its own point is passed to whatever point
 * comes next. The gate's turns, waits and holds are nobody's.
 */
export class HookTimer {
  /** Of the epoch in hand, by hook. */
  readonly hookSeconds: Float64Array;
  /** Of the epoch in hand, all hooks' afterBatch together, by stream. */
  readonly streamSeconds = new Map<string, number>();
  /** The point of the hook that is being called. */
  #called: GatePoint | null = null;
  #calledAt = 0;
  readonly #clock: Clock;

  /** `clock`: that of the gate it listens to. */
  constructor(hookCount: number, clock: Clock) {
    this.#clock = clock;
    this.hookSeconds = new Float64Array(hookCount);
  }

  /** Listener of the gate: where the next point is come to, the hook that was called is done. */
  readonly hear = (point: GatePoint, seconds: number): void => {
    if (this.#called !== null) this.#add(this.#called, seconds - this.#calledAt);
    this.#called = null;
    if (point.place === 'beginEpoch' || point.place === 'beginZerothEpoch') this.#clear();
  };

  /** Listener of the gate: a point that is passed is one whose hook is called now. */
  readonly hearPassed = (point: GatePoint): void => {
    if (point.hookIndex < 0) return;
    this.#called = point;
    // Looked at anew: what the gate's other listeners did, such as telling the page, is no hook's time.
    this.#calledAt = this.#clock();
  };

  #add({ hookIndex, streamName }: GatePoint, seconds: number): void {
    this.hookSeconds[hookIndex] = (this.hookSeconds[hookIndex] ?? 0) + seconds;
    if (streamName !== null) this.streamSeconds.set(streamName, (this.streamSeconds.get(streamName) ?? 0) + seconds);
  }

  #clear(): void {
    this.hookSeconds.fill(0);
    this.streamSeconds.clear();
  }
}

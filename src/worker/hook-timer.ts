import type { GatePoint } from '../loop/index.ts';

/** Seconds each hook takes, heard at the gate: a hook's time runs from its own point to whatever point comes next. */
export class HookTimer {
  /** Of the epoch in hand, by hook. */
  readonly hookSeconds: Float64Array;
  /** Of the epoch in hand, all hooks' afterBatch together, by stream. */
  readonly streamSeconds = new Map<string, number>();
  #last: GatePoint | null = null;
  #lastSeconds = 0;

  constructor(hookCount: number) {
    this.hookSeconds = new Float64Array(hookCount);
  }

  /** Listener of the gate. */
  readonly hear = (point: GatePoint, seconds: number): void => {
    const last = this.#last;
    if (last !== null && last.hookIndex >= 0) this.#add(last, seconds - this.#lastSeconds);
    if (point.place === 'beginEpoch' || point.place === 'beginZerothEpoch') this.#clear();
    this.#last = point;
    this.#lastSeconds = seconds;
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

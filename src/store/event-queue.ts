import type { TrainingEvent } from '../protocol/messages.ts';

/** Calls back soon, at the pace at which the page can draw. */
export type Schedule = (callback: () => void) => void;

/**
 * Gathers events and hands them on together, once a frame: a fast run may send hundreds of log lines a second, and each
 * change of the store renders. Order is kept, nothing is dropped.
 */
export class EventQueue {
  readonly #schedule: Schedule;
  readonly #deliver: (events: readonly TrainingEvent[]) => void;
  #waiting: TrainingEvent[] = [];

  constructor(schedule: Schedule, deliver: (events: readonly TrainingEvent[]) => void) {
    this.#schedule = schedule;
    this.#deliver = deliver;
  }

  readonly push = (event: TrainingEvent): void => {
    this.#waiting.push(event);
    if (this.#waiting.length > 1) return;
    this.#schedule(() => {
      const events = this.#waiting;
      this.#waiting = [];
      this.#deliver(events);
    });
  };
}

/** With the next frame; in a hidden tab, where there are no frames, four times a second. */
export function withNextFrame(callback: () => void): void {
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, 250);
}

import type { TrainingEvent } from '../protocol/messages.ts';

/** Events that nobody waits for one by one: hundreds of epochs and thousands of log lines a second, in a fast run. */
const CAN_WAIT: ReadonlySet<TrainingEvent['type']> = new Set(['logged', 'epochFinished', 'epochProfiled']);

/**
 * Puts events into few messages: a message costs the page more than what is in it. What can wait goes out with the next
 * event that cannot, such as `progressed`, which comes ten times a second, or the end of the run. Order is kept, and
 * nothing is dropped.
 */
export class Outbox {
  readonly #send: (events: readonly TrainingEvent[]) => void;
  #waiting: TrainingEvent[] = [];

  constructor(send: (events: readonly TrainingEvent[]) => void) {
    this.#send = send;
  }

  readonly post = (event: TrainingEvent): void => {
    this.#waiting.push(event);
    if (CAN_WAIT.has(event.type)) return;
    const events = this.#waiting;
    this.#waiting = [];
    this.#send(events);
  };
}

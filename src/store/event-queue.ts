import type { TrainingEvent } from '../protocol/messages.ts';

/** Calls back soon, at the pace at which the page can draw: with the next frame when it is urgent, else when it is time. */
export type Schedule = (callback: () => void, isUrgent: boolean) => void;

export interface EventQueueOptions {
  readonly schedule: Schedule;
  readonly deliver: (events: readonly TrainingEvent[]) => void;
  /** Whether a person waits for this event, or watches each. */
  readonly isUrgent: (event: TrainingEvent) => boolean;
}

/**
 * Gathers events and hands them on together: a fast run may send thousands a second, and each change of the store
 * renders. Order is kept, nothing is dropped; an urgent event takes along all that came before it.
 */
export class EventQueue {
  readonly #options: EventQueueOptions;
  #waiting: TrainingEvent[] = [];
  #isUrgentlyScheduled = false;

  constructor(options: EventQueueOptions) {
    this.#options = options;
  }

  readonly push = (event: TrainingEvent): void => {
    const isUrgent = this.#options.isUrgent(event);
    const isScheduled = this.#waiting.length > 0 && (this.#isUrgentlyScheduled || !isUrgent);
    this.#waiting.push(event);
    if (isScheduled) return;
    this.#isUrgentlyScheduled = isUrgent;
    this.#options.schedule(this.#handOn, isUrgent);
  };

  /** An earlier call, scheduled for an urgent event, may have handed everything on already. */
  readonly #handOn = (): void => {
    if (this.#waiting.length === 0) return;
    const events = this.#waiting;
    this.#waiting = [];
    this.#isUrgentlyScheduled = false;
    this.#options.deliver(events);
  };
}

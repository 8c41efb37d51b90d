import type { AfterBatch, AfterEpoch, AfterEpochProfile, AfterTraining, Hook, HookEvent } from '../hook.ts';
import { numberOf } from './batches.ts';

/** What a hook does on an event, after having written it down; throw to ask for an end or to fail. */
export type Acts = Partial<Record<HookEvent, (event: unknown) => void | Promise<void>>>;

/** Writes every event into a journal that several recorders share, so that their order is seen. */
export class RecordingHook implements Hook {
  readonly #name: string;
  readonly #journal: string[];
  readonly #acts: Acts;

  constructor(journal: string[], name = 'hook', acts: Acts = {}) {
    this.#journal = journal;
    this.#name = name;
    this.#acts = acts;
  }

  beforeTraining(): void | Promise<void> {
    return this.#record('beforeTraining', '', undefined);
  }

  afterBatch(event: AfterBatch): void | Promise<void> {
    return this.#record('afterBatch', ` ${event.streamName} ${String(numberOf(event.batchData))}`, event);
  }

  afterEpoch(event: AfterEpoch): void | Promise<void> {
    return this.#record('afterEpoch', ` ${event.epochId} ${Object.keys(event.epochData).join(',')}`, event);
  }

  afterEpochProfile(event: AfterEpochProfile): void | Promise<void> {
    return this.#record('afterEpochProfile', ` ${event.epochId} ${event.streams.join(',')}`, event);
  }

  afterTraining(event: AfterTraining): void | Promise<void> {
    return this.#record('afterTraining', ` ${event.success}`, event);
  }

  #record(event: HookEvent, details: string, argument: unknown): void | Promise<void> {
    this.#journal.push(`${this.#name} ${event}${details}`);
    return this.#acts[event]?.(argument);
  }
}

import type { Command, TrainingEvent } from '../../protocol/messages.ts';
import type { WorkerPort } from '../training-client.ts';

type Listener = (event: { readonly data: readonly TrainingEvent[]; readonly message?: string }) => void;

/** A worker that only notes what it is told; the test speaks for it. */
export class FakeWorker implements WorkerPort {
  readonly told: Command[] = [];
  isTerminated = false;
  readonly #listeners = new Map<string, Listener>();

  postMessage(message: Command): void {
    this.told.push(message);
  }
  addEventListener(type: string, listener: Listener | ((event: { readonly message?: string }) => void)): void {
    this.#listeners.set(type, listener);
  }
  terminate(): void {
    this.isTerminated = true;
  }
  say(...data: TrainingEvent[]): void {
    this.#listeners.get('message')?.({ data });
  }
  fail(type: 'error' | 'messageerror', message?: string): void {
    this.#listeners.get(type)?.({ data: [], ...(message === undefined ? {} : { message }) });
  }
}

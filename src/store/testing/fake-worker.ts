import type { FromWorker, ToWorker } from '../../protocol/worker-messages.ts';
import type { WorkerPort } from '../training-client.ts';

type Listener = (event: { readonly data: readonly FromWorker[]; readonly message?: string }) => void;

/** A worker that only notes what it is told; the test speaks for it. */
export class FakeWorker implements WorkerPort {
  readonly told: ToWorker[] = [];
  isTerminated = false;
  readonly #listeners = new Map<string, Listener>();

  postMessage(message: ToWorker): void {
    this.told.push(message);
  }
  addEventListener(type: string, listener: Listener | ((event: { readonly message?: string }) => void)): void {
    this.#listeners.set(type, listener);
  }
  terminate(): void {
    this.isTerminated = true;
  }
  say(...data: FromWorker[]): void {
    this.#listeners.get('message')?.({ data });
  }
  fail(type: 'error' | 'messageerror', message?: string): void {
    this.#listeners.get(type)?.({ data: [], ...(message === undefined ? {} : { message }) });
  }
}

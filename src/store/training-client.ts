import { toErrorRecord } from '../protocol/error-record.ts';
import type { RunId } from '../protocol/messages.ts';
import type { FromWorker, ToWorker } from '../protocol/worker-messages.ts';

/** The part of a Worker that the page uses: a test hands in a port of its own. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  addEventListener(type: 'message', listener: (event: { readonly data: readonly FromWorker[] }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: { readonly message?: string }) => void): void;
  terminate(): void;
}

export interface TrainingClientOptions {
  readonly createWorker: () => WorkerPort;
  /** Absolute URL of the folder the site lies in. */
  readonly siteUrl: string;
  readonly onEvent: (event: FromWorker) => void;
}

/** The page's end of the seam: sends commands to the worker, hands its events on, and replaces it when it ends. */
export class TrainingClient {
  readonly #options: TrainingClientOptions;
  #worker: WorkerPort | null = null;
  #hasSpoken = false;

  constructor(options: TrainingClientOptions) {
    this.#options = options;
  }

  /** Starts the worker if there is none. A worker that cannot even be made is told as an event. */
  send(command: ToWorker): void {
    try {
      this.#worker ??= this.#open();
      this.#worker.postMessage(command);
    } catch (error) {
      this.#end('loadFailure', error);
    }
  }

  /** Tells a worker that is there something; one that is gone need not know. */
  tell(command: ToWorker): void {
    this.#worker?.postMessage(command);
  }

  /** Leaves a run, or with null clears the page. Where no worker is left to ask, it is answered here. */
  abandon(runId: RunId | null): void {
    if (this.#worker === null || runId === null) this.#options.onEvent({ type: 'abandoned', runId });
    else this.send({ type: 'abandon', runId });
  }

  /** The hard exit: whatever the worker is doing, it is over. A new one is started by the next command. */
  terminate(): void {
    this.#end('secondStop', null);
  }

  #open(): WorkerPort {
    const worker = this.#options.createWorker();
    this.#hasSpoken = false;
    const isCurrent = () => this.#worker === worker;
    worker.addEventListener('message', ({ data }) => {
      if (!isCurrent()) return;
      this.#hasSpoken = true;
      for (const event of data)
        if (event.type === 'workerEnded') this.#end(event.cause, event.error);
        else this.#options.onEvent(event);
    });
    // A script that is not there gives an error event without a message, before the worker has said anything.
    worker.addEventListener('error', ({ message }) => {
      if (isCurrent()) this.#end(this.#hasSpoken ? 'crash' : 'loadFailure', message ?? LOAD_FAILURE);
    });
    worker.addEventListener('messageerror', () => {
      if (isCurrent()) this.#end('crash', 'A message from the worker could not be read.');
    });
    worker.postMessage({ type: 'open', siteUrl: this.#options.siteUrl });
    return worker;
  }

  #end(cause: 'secondStop' | 'crash' | 'loadFailure', thrown: unknown): void {
    this.#worker?.terminate();
    this.#worker = null;
    const error = thrown === null ? null : isRecord(thrown) ? thrown : toErrorRecord(thrown);
    this.#options.onEvent({ type: 'workerEnded', runId: null, cause, error });
  }
}

const LOAD_FAILURE = 'The worker that trains could not be loaded: its script did not arrive.';

function isRecord(thrown: unknown): thrown is { name: string; message: string; stack: string | null } {
  return typeof thrown === 'object' && thrown !== null && !(thrown instanceof Error) && 'message' in thrown;
}

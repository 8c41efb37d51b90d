import type { Batch } from './batch.ts';
import type { Clock } from './clock.ts';
import type { StreamSource } from './dataset.ts';
import type { Profile } from './hook.ts';
import { valueText } from './option-values.ts';
import { recordSeconds } from './profile.ts';
import { ReadAhead } from './read-ahead.ts';
import { isThenable } from './thenable.ts';
import { StreamCursor, type StreamPosition } from './stream-cursor.ts';

export interface StreamWrapperOptions {
  readonly source: StreamSource;
  /** Read so many batches ahead while that is allowed; below 1: none. A buffered stream must be opened before it is read. */
  readonly bufferSize?: number;
  /** Cut the stream into epochs of this many batches, across passes; null or below 1: an epoch is one pass. */
  readonly epochSize?: number | null;
  readonly name?: string | null;
  /** Where the seconds of each read go, under `read_batch_NAME`; without it nothing is timed. */
  readonly profile?: Profile | null;
  readonly clock?: Clock;
}

/** Nothing was allowed, so nothing has to be taken back. */
const NO_PERMISSION = () => undefined;

/**
 * Makes a stream restartable (emloop 3): each round of `for await` gives one epoch, and leaving it early keeps the place.
 * With `epochSize` the epoch goes on over the end of the source, and the next one continues where it ended.
 */
export class StreamWrapper {
  name: string | null;
  readonly #options: { readonly source: StreamSource; readonly epochSize: number; readonly bufferSize: number };
  readonly #profile: Profile | null;
  readonly #clock: Clock;
  #cursor!: StreamCursor;
  /** Null for a stream without a buffer. */
  #ahead!: ReadAhead | null;
  /** `read_batch_NAME`, made once for each name: a read is too short an act to build it each time. */
  #timer = { name: '', key: 'read_batch_' };

  constructor({ source, bufferSize = 0, epochSize = null, name = null, profile = null, clock }: StreamWrapperOptions) {
    requireInteger('bufferSize', bufferSize);
    if (epochSize !== null) requireInteger('epochSize', epochSize);
    this.#options = { source, epochSize: epochSize ?? 0, bufferSize };
    this.name = name;
    this.#profile = profile;
    this.#clock = clock ?? (() => 0);
    this.restorePosition({ pass: 0, taken: 0, count: 0 });
  }

  /** Begins an epoch, or goes on with one. Only a buffered stream has something to do: its source is called. */
  open(): void | Promise<void> {
    this.#ahead?.open();
  }

  /** Leaves the stream where it is; a buffered one finishes the read in flight and keeps what it has read ahead. */
  close(): void | Promise<void> {
    return this.#ahead?.close();
  }

  /**
   * Lets the stream read ahead while `act` runs (emloop's `allow_buffering`, 3.4); scopes nest. A promise of `act` is
   * waited for, and so is the read that is then in flight.
   */
  allowBuffering<T>(act: () => T | PromiseLike<T>): T | Promise<T> {
    const takeBack = this.permitBuffering();
    let isWaiting = false;
    try {
      const result = act();
      isWaiting = isThenable(result);
      return isThenable(result) ? this.#whenDone(result, takeBack) : result;
    } finally {
      if (!isWaiting) takeBack();
    }
  }

  /** Allows reading ahead until the function it gives is called: the loop does so while it waits for the model. */
  permitBuffering(): () => void {
    return this.#ahead?.permit() ?? NO_PERMISSION;
  }

  /**
   * The next batch of the epoch, or null once at its end; asking again starts the next epoch. A promise only when the
   * source is asynchronous. Errors of the source come through unchanged.
   */
  read(): Batch | null | Promise<Batch | null> {
    const start = this.#clock();
    let batch: Batch | null | Promise<Batch | null>;
    try {
      batch = this.#ahead === null ? this.#cursor.next() : this.#ahead.read();
    } catch (error) {
      this.#record(start);
      throw error;
    }
    if (isThenable(batch)) return this.#recordWhenSettled(batch, start);
    this.#record(batch === null ? null : start);
    return batch;
  }

  [Symbol.asyncIterator](): AsyncIterator<Batch, undefined> {
    return {
      // There is no `return`: a `for await` that breaks must not close the source, the next one goes on from here.
      next: async () => {
        const batch = await this.read();
        return batch === null ? { done: true, value: undefined } : { done: false, value: batch };
      },
    };
  }

  /** The place behind the batch given last, whatever was read ahead. */
  capturePosition(): StreamPosition {
    return this.#ahead?.position ?? this.#cursor.position;
  }

  /** Goes to a captured place: the pass is opened again and the batches already taken are passed over. */
  restorePosition(from: StreamPosition): void {
    const { source, epochSize, bufferSize } = this.#options;
    this.#cursor = new StreamCursor({ source, epochSize, nameOf: () => this.name, from });
    this.#ahead = bufferSize >= 1 ? new ReadAhead(this.#cursor, bufferSize) : null;
  }

  async #whenDone<T>(result: PromiseLike<T>, takeBack: () => void): Promise<T> {
    try {
      return await result;
    } finally {
      takeBack();
      await this.#ahead?.settled();
    }
  }

  /** The read that found the end of the epoch (null) is no batch read: it is not recorded, the list is there all the same. */
  #record(start: number | null): void {
    if (this.#profile === null) return;
    const name = String(this.name);
    if (this.#timer.name !== name) this.#timer = { name, key: `read_batch_${name}` };
    if (start === null) this.#profile[this.#timer.key] ??= [];
    else recordSeconds(this.#profile, this.#timer.key, this.#clock() - start);
  }

  async #recordWhenSettled(reading: PromiseLike<Batch | null>, start: number): Promise<Batch | null> {
    let isEnd = false;
    try {
      const batch = await reading;
      isEnd = batch === null;
      return batch;
    } finally {
      this.#record(isEnd ? null : start);
    }
  }
}

function requireInteger(option: string, value: unknown): void {
  if (!Number.isInteger(value))
    throw new TypeError(`StreamWrapper: option ${option} must be a whole number, but is ${valueText(value)}.`);
}

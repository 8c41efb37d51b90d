import type { Batch } from './batch.ts';
import type { Clock } from './clock.ts';
import type { StreamSource } from './dataset.ts';
import type { Profile } from './hook.ts';
import { recordSeconds } from './profile.ts';

export interface StreamWrapperOptions {
  readonly source: StreamSource;
  /** Cut the stream into epochs of this many batches, across passes; null or below 1: an epoch is one pass. */
  readonly epochSize?: number | null;
  readonly name?: string | null;
  /** Where the seconds of each read go, under `read_batch_NAME`; without it nothing is timed. */
  readonly profile?: Profile | null;
  readonly clock?: Clock;
}

/** Where a stream stands, enough to find the same place again: streams are functions of (seed, pass). */
export interface StreamPosition {
  /** The pass in hand, or the next one when none is open. */
  readonly pass: number;
  /** Batches already taken from that pass. */
  readonly taken: number;
  /** Batches already given in the epoch in hand. */
  readonly count: number;
}

/**
 * Makes a stream restartable (emloop 3): each round of `for await` gives one epoch, and leaving it early keeps the place.
 * With `epochSize` the epoch goes on over the end of the source, and the next one continues where it ended.
 */
export class StreamWrapper {
  name: string | null;
  readonly #source: StreamSource;
  readonly #epochSize: number;
  readonly #profile: Profile | null;
  readonly #clock: Clock;
  #iterator: Iterator<Batch> | AsyncIterator<Batch> | null = null;
  #pass = 0;
  #taken = 0;
  #count = 0;
  /** Batches to pass over when the iterator is opened: the restored place. */
  #skip = 0;
  /** `read_batch_NAME`, made once for each name: a read is too short an act to build it each time. */
  #timer = { name: '', key: 'read_batch_' };

  constructor({ source, epochSize = null, name = null, profile = null, clock = () => 0 }: StreamWrapperOptions) {
    this.#source = source;
    this.#epochSize = epochSize ?? 0;
    this.name = name;
    this.#profile = profile;
    this.#clock = clock;
  }

  /** Nothing to do for an unbuffered stream: its source is opened by the first read. */
  open(): void | Promise<void> {}

  /** Nothing to do for an unbuffered stream: it keeps its place. */
  close(): void | Promise<void> {}

  /**
   * The next batch of the epoch, or null once at its end; asking again starts the next epoch. A promise only when the
   * source is asynchronous. Errors of the source come through unchanged.
   */
  read(): Batch | null | Promise<Batch | null> {
    const start = this.#clock();
    let batch: Batch | null | Promise<Batch | null>;
    try {
      batch = this.#next();
    } catch (error) {
      this.#record(start);
      throw error;
    }
    if (batch instanceof Promise) return this.#recordWhenSettled(batch, start);
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

  capturePosition(): StreamPosition {
    return { pass: this.#pass, taken: this.#taken, count: this.#count };
  }

  /** Goes to a captured place: the pass is opened again and the batches already taken are passed over. */
  restorePosition({ pass, taken, count }: StreamPosition): void {
    this.#iterator = null;
    this.#pass = pass;
    this.#taken = taken;
    this.#skip = taken;
    this.#count = count;
  }

  #next(): Batch | null | Promise<Batch | null> {
    if (this.#epochSize > 0 && this.#count >= this.#epochSize) {
      this.#count = 0;
      return null;
    }
    this.#iterator ??= this.#openPass();
    if (this.#skip > 0) return this.#skipThenNext(this.#iterator);
    const result = this.#iterator.next();
    return result instanceof Promise ? result.then((settled) => this.#take(settled)) : this.#take(result);
  }

  #take(result: IteratorResult<Batch>): Batch | null | Promise<Batch | null> {
    if (result.done !== true) {
      this.#taken += 1;
      this.#count += 1;
      return result.value;
    }
    const wasEmpty = this.#taken === 0;
    this.#iterator = null;
    this.#pass += 1;
    this.#taken = 0;
    if (this.#epochSize <= 0) {
      this.#count = 0;
      return null;
    }
    if (wasEmpty)
      throw new Error(
        `Stream '${String(this.name)}' gave no batch in pass ${this.#pass - 1}, so its epoch of ${this.#epochSize} batches ` +
          `cannot be filled. Give it data or set fixedEpochSize to null.`,
      );
    return this.#next();
  }

  async #skipThenNext(iterator: Iterator<Batch> | AsyncIterator<Batch>): Promise<Batch | null> {
    for (; this.#skip > 0; this.#skip -= 1) {
      const { done } = await iterator.next();
      if (done === true)
        throw new Error(
          `Stream '${String(this.name)}' is shorter than when its place was captured: pass ${this.#pass} ended before batch ` +
            `${this.#taken}. A stream must give the same batches for the same pass.`,
        );
    }
    return this.#next();
  }

  #openPass(): Iterator<Batch> | AsyncIterator<Batch> {
    const batches = this.#source(this.#pass);
    const given: unknown = batches;
    if (typeof given !== 'object' || given === null || !(Symbol.asyncIterator in given || Symbol.iterator in given))
      throw new TypeError(
        `Stream '${String(this.name)}' must give batches that can be iterated, such as a list of batches or a generator, ` +
          `but gave ${given === null ? 'null' : typeof given}. A single batch goes into a list of one.`,
      );
    return Symbol.asyncIterator in batches ? batches[Symbol.asyncIterator]() : batches[Symbol.iterator]();
  }

  /** The read that found the end of the epoch (null) is no batch read: it is not recorded, the list is there all the same. */
  #record(start: number | null): void {
    if (this.#profile === null) return;
    const name = String(this.name);
    if (this.#timer.name !== name) this.#timer = { name, key: `read_batch_${name}` };
    if (start === null) this.#profile[this.#timer.key] ??= [];
    else recordSeconds(this.#profile, this.#timer.key, this.#clock() - start);
  }

  async #recordWhenSettled(reading: Promise<Batch | null>, start: number): Promise<Batch | null> {
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

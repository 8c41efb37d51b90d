import type { Batch } from './batch.ts';
import type { StreamSource } from './dataset.ts';
import { valueText } from './option-values.ts';
import { isThenable } from './thenable.ts';

/** Where a stream stands, enough to find the same place again: streams are functions of (seed, pass). */
export interface StreamPosition {
  /** The pass in hand, or the next one when none is open. */
  readonly pass: number;
  /** Batches already taken from that pass. */
  readonly taken: number;
  /** Batches already given in the epoch in hand. */
  readonly count: number;
}

export interface StreamCursorOptions {
  readonly source: StreamSource;
  /** Batches of an epoch, across passes; below 1: an epoch is one pass. */
  readonly epochSize: number;
  /** For messages. */
  readonly nameOf: () => string | null;
  /** Where to begin; the beginning when left out. */
  readonly from?: StreamPosition;
}

/** Reads a source batch by batch and cuts it into epochs (emloop 3.2). */
export class StreamCursor {
  readonly #source: StreamSource;
  readonly #epochSize: number;
  readonly #nameOf: () => string | null;
  #iterator: Iterator<Batch> | AsyncIterator<Batch> | null = null;
  #pass: number;
  #taken: number;
  #count: number;
  /** Batches to pass over when the iterator is opened: the restored place. */
  #skip: number;

  constructor({ source, epochSize, nameOf, from = { pass: 0, taken: 0, count: 0 } }: StreamCursorOptions) {
    this.#source = source;
    this.#epochSize = epochSize;
    this.#nameOf = nameOf;
    this.#pass = from.pass;
    this.#taken = from.taken;
    this.#skip = from.taken;
    this.#count = from.count;
  }

  get position(): StreamPosition {
    return { pass: this.#pass, taken: this.#taken, count: this.#count };
  }

  /** Calls the source for the pass in hand, if that is not done yet. */
  openPass(): void {
    this.#iterator ??= this.#newIterator();
  }

  /**
   * The next batch of the epoch, or null once at its end; asking again starts the next epoch. A promise only when the
   * source is asynchronous. Errors of the source come through unchanged.
   */
  next(): Batch | null | Promise<Batch | null> {
    if (this.#epochSize > 0 && this.#count >= this.#epochSize) {
      this.#count = 0;
      return null;
    }
    const iterator = (this.#iterator ??= this.#newIterator());
    if (this.#skip > 0) return this.#skipThenNext(iterator);
    const result = iterator.next();
    return isThenable(result) ? Promise.resolve(result).then((settled) => this.#take(settled)) : this.#take(result);
  }

  #take(result: IteratorResult<Batch>): Batch | null | Promise<Batch | null> {
    if (result.done !== true) {
      this.#taken += 1;
      this.#count += 1;
      // Undefined ends the epoch as null does: a batch is an object.
      const given: unknown = result.value;
      return given === undefined ? null : result.value;
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
        `Stream '${String(this.#nameOf())}' gave no batch in pass ${this.#pass - 1}, so its epoch of ` +
          `${this.#epochSize} batches cannot be filled. Give it data or set fixedEpochSize to null.`,
      );
    return this.next();
  }

  async #skipThenNext(iterator: Iterator<Batch> | AsyncIterator<Batch>): Promise<Batch | null> {
    for (; this.#skip > 0; this.#skip -= 1) {
      const { done } = await iterator.next();
      if (done === true)
        throw new Error(
          `Stream '${String(this.#nameOf())}' is shorter than when its place was captured: pass ${this.#pass} ended ` +
            `before batch ${this.#taken}. A stream must give the same batches for the same pass.`,
        );
    }
    return this.next();
  }

  #newIterator(): Iterator<Batch> | AsyncIterator<Batch> {
    const source: unknown = this.#source;
    if (typeof source !== 'function')
      throw new TypeError(
        `Stream '${String(this.#nameOf())}' must be a function that gives batches, such as () => batches, but is ` +
          `${valueText(source)}.`,
      );
    const batches = this.#source(this.#pass);
    const given: unknown = batches;
    if (typeof given !== 'object' || given === null || !(Symbol.asyncIterator in given || Symbol.iterator in given))
      throw new TypeError(
        `Stream '${String(this.#nameOf())}' must give batches that can be iterated, such as a list of batches or a ` +
          `generator, but gave ${given === null ? 'null' : typeof given}. A single batch goes into a list of one.`,
      );
    return Symbol.asyncIterator in batches ? batches[Symbol.asyncIterator]() : batches[Symbol.iterator]();
  }
}

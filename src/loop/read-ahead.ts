import type { Batch } from './batch.ts';
import { isThenable } from './thenable.ts';
import type { StreamCursor, StreamPosition } from './stream-cursor.ts';

/** A batch, or the end of an epoch (null), or what reading failed with; and the place after it. */
type Outcome = { readonly position: StreamPosition } & ({ readonly batch: Batch | null } | { readonly error: unknown });

/**
 * A bounded queue in front of a stream, filled while somebody allows it (emloop 3.3 to 3.5): a producer without a thread.
 * It reads on in the waits of others, never past the end of an epoch, and what it meets, errors too, comes out in order.
 */
export class ReadAhead {
  readonly #cursor: StreamCursor;
  readonly #size: number;
  readonly #queue: Outcome[] = [];
  /** Behind the batch given last: where a captured run goes on. */
  #position: StreamPosition;
  #permissions = 0;
  #isOpen = false;
  #wasOpened = false;
  #isProducing = false;
  /** The read in flight. Never rejects: a failure is an outcome like any other. */
  #reading: Promise<void> | null = null;

  constructor(cursor: StreamCursor, size: number) {
    this.#cursor = cursor;
    this.#size = size;
    this.#position = cursor.position;
  }

  get position(): StreamPosition {
    return this.#position;
  }

  /** Lets the producer begin with the epoch: the source is called at once, but read only while that is allowed. */
  open(): void {
    this.#isOpen = this.#wasOpened = true;
    if (this.#queue.length === 0 && this.#reading === null) this.#openPass();
    void this.#produce();
  }

  /** Stops the producer and waits for the read in flight; what was read ahead is kept for the next time. */
  close(): void | Promise<void> {
    this.#isOpen = false;
    if (this.#reading !== null) return this.#reading;
  }

  /** The next batch, or null at the end of the epoch. Where nothing was read ahead it is read now. */
  read(): Batch | null | Promise<Batch | null> {
    if (!this.#wasOpened) throw new Error('A buffered stream must be opened before it is read: call open() first.');
    if (this.#queue.length > 0) return this.#take();
    const reading = this.#readOne();
    return reading === undefined ? this.#take() : reading.then(() => this.read());
  }

  /** Allows reading ahead until the function it gives is called. Permissions add up. */
  permit(): () => void {
    this.#permissions += 1;
    void this.#produce();
    let isTakenBack = false;
    return () => {
      if (!isTakenBack) this.#permissions -= 1;
      isTakenBack = true;
    };
  }

  /** Waits for the read in flight, if there is one. */
  async settled(): Promise<void> {
    await this.#reading;
  }

  #take(): Batch | null {
    const outcome = this.#queue.shift();
    if (outcome === undefined) throw new Error('The queue is empty.');
    this.#position = outcome.position;
    if ('error' in outcome) throw outcome.error;
    // There is room again; at the end of the epoch the next one waits until it is asked for.
    if (outcome.batch !== null) void this.#produce();
    return outcome.batch;
  }

  #openPass(): void {
    try {
      this.#cursor.openPass();
    } catch (error) {
      this.#queue.push({ error, position: this.#cursor.position });
    }
  }

  async #produce(): Promise<void> {
    if (this.#isProducing || !this.#mayProduce()) return;
    this.#isProducing = true;
    // Only after the act that allowed it has begun: what waits there should be under way first.
    await Promise.resolve();
    while (this.#mayProduce()) await this.#readOne();
    this.#isProducing = false;
  }

  #mayProduce(): boolean {
    if (!this.#isOpen || this.#permissions === 0 || this.#queue.length >= this.#size) return false;
    const last = this.#queue.at(-1);
    return last === undefined || ('batch' in last && last.batch !== null);
  }

  /** One read at a time. A promise only when the source is asynchronous. */
  #readOne(): void | Promise<void> {
    if (this.#reading !== null) return this.#reading;
    try {
      const batch = this.#cursor.next();
      if (isThenable(batch)) return (this.#reading = this.#receive(batch));
      this.#queue.push({ batch, position: this.#cursor.position });
    } catch (error) {
      this.#queue.push({ error, position: this.#cursor.position });
    }
  }

  async #receive(coming: PromiseLike<Batch | null>): Promise<void> {
    try {
      const batch = await coming;
      this.#queue.push({ batch, position: this.#cursor.position });
    } catch (error) {
      this.#queue.push({ error, position: this.#cursor.position });
    } finally {
      this.#reading = null;
    }
  }
}

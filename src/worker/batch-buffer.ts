import type { BatchColumns } from '../protocol/messages.ts';

/** Batches kept between two messages. When the page is slow to take them in, the oldest are dropped: never epochs. */
const CAPACITY = 4096;

export interface BatchRecord {
  readonly streamIndex: number;
  readonly epochId: number;
  readonly batchIndex: number;
  readonly rowCount: number;
  readonly loss: number;
}

/** Gathers batches as columns, so that thousands a second travel in one message (design D10). */
export class BatchBuffer {
  readonly #streamIndex = new Uint8Array(CAPACITY);
  readonly #epochId = new Int32Array(CAPACITY);
  readonly #batchIndex = new Int32Array(CAPACITY);
  readonly #rowCount = new Int32Array(CAPACITY);
  readonly #loss = new Float32Array(CAPACITY);
  #total = 0;

  /** Batches since the last drain, dropped ones included. */
  get total(): number {
    return this.#total;
  }

  push({ streamIndex, epochId, batchIndex, rowCount, loss }: BatchRecord): void {
    const at = this.#total % CAPACITY;
    this.#streamIndex[at] = streamIndex;
    this.#epochId[at] = epochId;
    this.#batchIndex[at] = batchIndex;
    this.#rowCount[at] = rowCount;
    this.#loss[at] = loss;
    this.#total += 1;
  }

  /** The batches kept, oldest first, in arrays of their own; the buffer is empty afterwards. */
  drain(): BatchColumns {
    const total = this.#total;
    this.#total = 0;
    return {
      count: Math.min(total, CAPACITY),
      streamIndex: inOrder(this.#streamIndex, total),
      epochId: inOrder(this.#epochId, total),
      batchIndex: inOrder(this.#batchIndex, total),
      rowCount: inOrder(this.#rowCount, total),
      loss: inOrder(this.#loss, total),
    };
  }
}

function inOrder<T extends Uint8Array | Int32Array | Float32Array>(ring: T, total: number): T {
  if (total <= CAPACITY) return ring.slice(0, total) as T;
  const start = total % CAPACITY;
  const ordered = ring.slice() as T;
  ordered.set(ring.subarray(start), 0);
  ordered.set(ring.subarray(0, start), CAPACITY - start);
  return ordered;
}

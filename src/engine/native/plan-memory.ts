import { LANE_STEP } from './program-words.ts';

/** The most memory a model may take: what a browser tab can be trusted to have. */
export const MEMORY_LIMIT_BYTES = 2 ** 30;

const PAGE_BYTES = 65_536;
/** Of every region: what a SIMD register holds. */
const ALIGNMENT = 16;

/** Hands out regions of a memory one after another; nothing is touched. */
export class MemoryPlan {
  #end: number;

  constructor(start: number) {
    this.#end = start;
  }

  /** Bytes from 0 to the end of the last region. */
  get end(): number {
    return this.#end;
  }

  /** Bytes, filled up to a whole register; gives the address. */
  take(byteCount: number): number {
    const address = this.#end;
    this.#end += Math.ceil(byteCount / ALIGNMENT) * ALIGNMENT;
    return address;
  }

  /** Room for so many numbers of 32 bits. */
  takeNumbers(count: number): number {
    return this.take(4 * count);
  }
}

/** Rows of a batch, filled up to what the kernels take together. */
export function lanesFor(rows: number): number {
  return Math.ceil(rows / LANE_STEP) * LANE_STEP;
}

/** Throws a RangeError when that many bytes are too many. */
export function checkMemory(byteCount: number, rows: number): void {
  if (byteCount <= MEMORY_LIMIT_BYTES) return;
  throw new RangeError(
    `This model needs ${Math.ceil(byteCount / 2 ** 20)} MiB for batches of ${rows} rows, and ` +
      `${MEMORY_LIMIT_BYTES / 2 ** 20} MiB is the most it may have. Use smaller batches or smaller layers.`,
  );
}

/** Grows a memory to at least so many bytes. Views on it are lost when it grows. */
export function growMemory(memory: WebAssembly.Memory, byteCount: number): void {
  const missing = Math.ceil((byteCount - memory.buffer.byteLength) / PAGE_BYTES);
  if (missing <= 0) return;
  try {
    memory.grow(missing);
  } catch {
    throw new RangeError(
      `This model needs ${Math.ceil(byteCount / 2 ** 20)} MiB, which the browser does not give. ` +
        'Close other pages, or use smaller batches or smaller layers.',
    );
  }
}

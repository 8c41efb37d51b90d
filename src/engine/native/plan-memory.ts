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

/** What a model takes, in bytes, and what for. */
export interface MemoryNeed {
  readonly byteCount: number;
  /** Of these, what is the same for batches of any size: the weights, and what training keeps beside them. */
  readonly fixedBytes: number;
  /** Rows of a batch that there is room for. */
  readonly rows: number;
  /** What each takes for itself. */
  readonly layers: readonly { readonly label: string; readonly byteCount: number }[];
}

/** Throws a RangeError when it is too much: says what helps, and which layer takes the most. */
export function checkMemory({ byteCount, fixedBytes, rows, layers }: MemoryNeed): void {
  if (byteCount <= MEMORY_LIMIT_BYTES) return;
  const least = fixedBytes + ((byteCount - fixedBytes) / lanesFor(rows)) * LANE_STEP;
  const [need, advice] =
    least > MEMORY_LIMIT_BYTES
      ? [`${mebibytes(least)} even for the smallest batches`, '']
      : [`${mebibytes(byteCount)} for batches of ${rows} rows`, 'smaller batches or '];
  const [largest] = layers.toSorted((one, other) => other.byteCount - one.byteCount);
  throw new RangeError(
    `This model needs ${need}, and ${mebibytes(MEMORY_LIMIT_BYTES)} is the most it may have. ` +
      `Use ${advice}smaller layers: the largest, ${largest?.label ?? ''}, takes ${mebibytes(largest?.byteCount ?? 0)}.`,
  );
}

function mebibytes(byteCount: number): string {
  return `${Math.ceil(byteCount / 2 ** 20)} MiB`;
}

/** Grows a memory to at least so many bytes. Views on it are lost when it grows. */
export function growMemory(memory: WebAssembly.Memory, byteCount: number): void {
  const missing = Math.ceil((byteCount - memory.buffer.byteLength) / PAGE_BYTES);
  if (missing <= 0) return;
  try {
    memory.grow(missing);
  } catch {
    throw new RangeError(
      `This model needs ${mebibytes(byteCount)}, which the browser does not give. ` +
        'Close other pages, or use smaller batches or smaller layers.',
    );
  }
}

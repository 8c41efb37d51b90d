const SLAB_BYTES = 16_384;
/** Longer arrays get memory of their own: they would waste much of a slab, and for them the making counts for little. */
const LARGEST_BYTES = SLAB_BYTES / 8;
/** What an array of any kind may begin at. */
const ALIGNMENT = 8;

/**
 * Cuts short arrays of zeros from a longer piece of memory. In Chromium an array of more than 64 bytes takes 2 to 4 µs to make, as
 * long as the arithmetic of a small batch; one that is cut takes 0.1. Whoever keeps such an array keeps its slab, at most 16 kB;
 * its `buffer` is not its own, so it must not be transferred.
 */
export class Slab {
  #buffer = new ArrayBuffer(0);
  #used = 0;

  ints(count: number): Int32Array {
    const at = this.#take(4 * count);
    return at < 0 ? new Int32Array(count) : new Int32Array(this.#buffer, at, count);
  }

  floats(count: number): Float32Array {
    const at = this.#take(4 * count);
    return at < 0 ? new Float32Array(count) : new Float32Array(this.#buffer, at, count);
  }

  doubles(count: number): Float64Array {
    const at = this.#take(8 * count);
    return at < 0 ? new Float64Array(count) : new Float64Array(this.#buffer, at, count);
  }

  /** Where so many bytes begin; -1 for those that are too many. */
  #take(bytes: number): number {
    if (bytes > LARGEST_BYTES) return -1;
    const start = Math.ceil(this.#used / ALIGNMENT) * ALIGNMENT;
    const isFull = start + bytes > this.#buffer.byteLength;
    if (isFull) this.#buffer = new ArrayBuffer(SLAB_BYTES);
    const at = isFull ? 0 : start;
    this.#used = at + bytes;
    return at;
  }
}

import type { NumberArray } from './number-array.ts';

type NumberArrayKind = new (length: number) => NumberArray;

/** Where 64-bit numbers are not needed to keep them exactly. */
const NARROW_KINDS: readonly NumberArrayKind[] = [
  Float32Array,
  Int32Array,
  Uint8Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8ClampedArray,
];

const SMALLEST = 64;
const LARGEST = 65_536;

interface Chunk {
  readonly numbers: NumberArray;
  used: number;
}

/**
 * Numbers in pieces of at most 65,536, each of the kind of array that they came in: a list of a million takes little more than
 * the numbers themselves, also while it grows. Once a second kind came, all that follow are kept in 64 bits.
 */
export class NumberChunks {
  #chunks: Chunk[] = [];
  /** The chunk in hand; those after it are empty. */
  #current = 0;
  #length = 0;
  /** Null until the first numbers came. */
  #kind: NumberArrayKind | null = null;

  get length(): number {
    return this.#length;
  }

  append(values: NumberArray): void {
    if (values.length === 0) return;
    this.#accept(NARROW_KINDS.find((kind) => values instanceof kind) ?? Float64Array);
    for (let start = 0; start < values.length;) {
      const chunk = this.#chunkWithRoom();
      const end = Math.min(values.length, start + chunk.numbers.length - chunk.used);
      chunk.numbers.set(start === 0 && end === values.length ? values : values.subarray(start, end), chunk.used);
      chunk.used += end - start;
      this.#length += end - start;
      start = end;
    }
  }

  push(value: number): void {
    this.#accept(Float64Array);
    const chunk = this.#chunkWithRoom();
    chunk.numbers[chunk.used] = value;
    chunk.used += 1;
    this.#length += 1;
  }

  /** Calls for each number in order; nothing is copied. */
  forEach(visit: (value: number) => void): void {
    for (const { numbers, used } of this.#chunks)
      for (let index = 0; index < used; index += 1) visit(numbers[index] ?? NaN);
  }

  /** All in one new array, of the kind they have in common. */
  toArray(): NumberArray {
    const filled = this.#chunks.filter(({ used }) => used > 0);
    const kinds = new Set(filled.map(({ numbers }) => numbers.constructor));
    const all = new (kinds.size === 1 && this.#kind !== null ? this.#kind : Float64Array)(this.#length);
    let start = 0;
    for (const { numbers, used } of filled) {
      all.set(numbers.subarray(0, used), start);
      start += used;
    }
    return all;
  }

  /** Keeps the room for the next epoch, which likely has as many. */
  clear(): void {
    for (const chunk of this.#chunks) chunk.used = 0;
    this.#current = 0;
    this.#length = 0;
    this.#kind = null;
  }

  #accept(kind: NumberArrayKind): void {
    if (this.#kind === kind || this.#kind === Float64Array) return;
    this.#kind = this.#kind === null ? kind : Float64Array;
    this.#chunks = this.#chunks.filter(({ numbers, used }) => used > 0 || numbers.constructor === this.#kind);
    this.#current = Math.max(
      0,
      this.#chunks.findLastIndex(({ used }) => used > 0),
    );
  }

  #chunkWithRoom(): Chunk {
    const kind = this.#kind ?? Float64Array;
    for (; this.#current < this.#chunks.length; this.#current += 1) {
      const chunk = this.#chunks[this.#current];
      if (chunk?.numbers.constructor === kind && chunk.used < chunk.numbers.length) return chunk;
    }
    const chunk = { numbers: new kind(Math.min(Math.max(SMALLEST, this.#length), LARGEST)), used: 0 };
    this.#chunks.push(chunk);
    return chunk;
  }
}

type Block = Float64Array | Uint32Array | Uint8Array;

/** The first block holds 2^6 numbers, each next one twice as many. */
const FIRST_BITS = 6;
const FIRST = 1 << FIRST_BITS;

/**
 * A list of numbers that grows without being copied. Blocks are made when a number is first put into them; what was
 * never put is 0.
 */
export class SparseBlocks<T extends Block> {
  readonly #make: (length: number) => T;
  readonly #blocks: (T | undefined)[] = [];

  constructor(make: (length: number) => T) {
    this.#make = make;
  }

  set(index: number, value: number): void {
    const block = 31 - FIRST_BITS - Math.clz32(index + FIRST);
    const size = FIRST << block;
    const numbers = (this.#blocks[block] ??= this.#make(size));
    numbers[index + FIRST - size] = value;
  }

  /** The first `length` numbers in one piece, or null where none was ever put. The blocks are let go. */
  take(length: number): T | null {
    if (this.#blocks.length === 0) return null;
    const whole = this.#make(length);
    for (const [block, numbers] of this.#blocks.entries()) {
      const begin = (FIRST << block) - FIRST;
      if (numbers !== undefined && begin < length) whole.set(numbers.subarray(0, length - begin), begin);
      this.#blocks[block] = undefined;
    }
    this.#blocks.length = 0;
    return whole;
  }
}

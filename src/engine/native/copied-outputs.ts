import type { BatchMemory } from './native-losses.ts';

/** Copies of what became of a batch, all in one piece of memory: to ask for four would cost more than a small batch's arithmetic. */
export class CopiedOutputs {
  readonly #memory: BatchMemory;
  readonly #words: Int32Array;
  #used = 0;

  /** `count`: how many numbers will be copied. */
  constructor(memory: BatchMemory, count: number) {
    this.#memory = memory;
    this.#words = new Int32Array(count);
  }

  ints(word: number, count: number): Int32Array {
    const start = this.#copy(word, count);
    return this.#words.subarray(start, start + count);
  }

  floats(word: number, count: number): Float32Array {
    const start = this.#copy(word, count);
    return new Float32Array(this.#words.buffer, 4 * start, count);
  }

  #copy(word: number, count: number): number {
    const start = this.#used;
    this.#words.set(this.#memory.ints(word, count), start);
    this.#used += count;
    return start;
  }
}

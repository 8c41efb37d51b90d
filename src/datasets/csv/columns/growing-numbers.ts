type Numbers = Float64Array | Uint32Array | Int32Array | Uint8Array;

/** Room that is made where nothing is known of how many will come. */
const LEAST = 64;

/** A list of numbers for which room is made when the first is put into it. What was never put is 0. */
export class GrowingNumbers<T extends Numbers> {
  readonly #make: (length: number) => T;
  readonly #expected: number;
  #numbers: T | null = null;

  /** `expected`: about how many will come. With as many or fewer nothing is ever copied. */
  constructor(make: (length: number) => T, expected: number) {
    this.#make = make;
    this.#expected = expected;
  }

  set(index: number, value: number): void {
    const numbers = this.#numbers;
    if (numbers !== null && index < numbers.length) numbers[index] = value;
    else this.#withRoomFor(index)[index] = value;
  }

  /** The first `length` numbers, or null where none was ever put. The list is empty afterwards. */
  take(length: number): T | null {
    if (this.#numbers === null) return null;
    const numbers = length > this.#numbers.length ? this.#withRoomFor(length - 1) : this.#numbers;
    this.#numbers = null;
    return numbers.subarray(0, length) as T;
  }

  #withRoomFor(index: number): T {
    const length = Math.max(LEAST, this.#expected, index + 1, 2 * (this.#numbers?.length ?? 0));
    const numbers = this.#make(length);
    if (this.#numbers !== null) numbers.set(this.#numbers);
    this.#numbers = numbers;
    return numbers;
  }
}

export type Numbers = Float64Array | Uint32Array | Int32Array | Uint8Array;

/** Room that is made where nothing is known of how many will come. */
const LEAST = 64;

/**
 * A longer list with the same numbers at its beginning and 0 behind them, with room for one at `index` and for as many as
 * are `expected`: where no more come, nothing is copied a second time.
 */
export function withRoomFor<T extends Numbers>(numbers: T, index: number, expected: number): T {
  const longer = new (numbers.constructor as new (length: number) => T)(
    Math.max(LEAST, expected, index + 1, 2 * numbers.length),
  );
  longer.set(numbers);
  return longer;
}

/** The first `length` numbers, 0 where none was put; null where no room was ever made. */
export function firstOf<T extends Numbers>(numbers: T, length: number): T | null {
  if (numbers.length === 0) return null;
  return (length > numbers.length ? withRoomFor(numbers, length - 1, 0) : numbers).subarray(0, length) as T;
}

/**
 * Counter-based randomness (design D7): for a purpose and counters it gives a fresh generator of uniform numbers in
 * [0, 1), the same one every time. Layers below `datasets`, where it is made from the seed, take it as an argument.
 */
export type RandomSource = (purpose: string, ...counters: readonly number[]) => UniformNumbers;

/** The next uniform number in [0, 1) with every call. */
export interface UniformNumbers {
  (): number;
  /**
   * For whoever draws the same numbers elsewhere, many at once: number n is word n mod 2 of Threefry2x32 (20 rounds) of
   * this key and the counter [⌊n / 2⌋, 0], without sign and divided by 2^32. Absent where they are made in another way.
   */
  readonly key?: readonly [number, number];
}

/**
 * Counter-based randomness (design D7): for a purpose and counters it gives a fresh generator of uniform numbers in
 * [0, 1), the same one every time. Layers below `datasets`, where it is made from the seed, take it as an argument.
 */
export type RandomSource = (purpose: string, ...counters: readonly number[]) => () => number;

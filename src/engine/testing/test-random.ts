import type { RandomSource } from '../../loop/index.ts';

/** A small counter-based source for tests: mulberry32 started from a hash (FNV-1a) of purpose and counters. */
export const testRandom: RandomSource = (purpose, ...counters) => {
  let state = 2166136261;
  for (const character of [purpose, ...counters].join('/'))
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

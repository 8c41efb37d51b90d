// Random numbers for benches, without a need of Node: they run in workers too.

/** Same draws every time: a multiplicative congruential generator (Park and Miller). */
export function uniform(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** What gives a model its random numbers: another generator for each purpose. */
export function randomSource() {
  let purpose = 7;
  return () => uniform((purpose += 1));
}

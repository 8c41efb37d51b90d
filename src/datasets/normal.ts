import { logarithm, sineAndCosine } from '../loop/index.ts';

/** Normally distributed numbers (mean 0, standard deviation 1) from uniform ones in [0, 1), two at a time (Box & Muller, 1958). */
export function normal(uniform: () => number): () => number {
  let second: number | null = null;
  return () => {
    if (second !== null) {
      const value = second;
      second = null;
      return value;
    }
    const radius = Math.sqrt(-2 * logarithm(1 - uniform())); // 1 - u: the logarithm of 0 cannot come up
    const [sine, cosine] = sineAndCosine(uniform());
    second = radius * sine;
    return radius * cosine;
  };
}

/** Normally distributed numbers (mean 0, standard deviation 1) from uniform ones in [0, 1), two at a time (Box & Muller, 1958). */
export function normal(uniform: () => number): () => number {
  let second: number | null = null;
  return () => {
    if (second !== null) {
      const value = second;
      second = null;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform())); // 1 - u: the logarithm of 0 cannot come up
    const angle = 2 * Math.PI * uniform();
    second = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

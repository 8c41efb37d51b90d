/** What standardising takes away from a number, and what it then divides by. */
export interface Standardisation {
  readonly mean: number;
  readonly scale: number;
}

/**
 * Mean and (population) standard deviation. The scale of numbers that are all alike is 1, so that dividing by it keeps
 * them finite. Two passes, because the sum of squares loses its digits where the mean is large.
 */
export function fitStandardisation(numbers: ArrayLike<number>): Standardisation {
  const values = Float64Array.from(numbers);
  const count = Math.max(values.length, 1);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  return { mean, scale: Math.sqrt(variance) || 1 };
}

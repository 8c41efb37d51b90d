import type { Scaling } from '../csv/columns/table-choices.ts';

/** What scaling takes away from a number, and what it then divides by; mean and standard deviation where it standardises. */
export interface Standardisation {
  readonly mean: number;
  readonly scale: number;
}

/**
 * Mean and (population) standard deviation. The scale of numbers that are all alike is 1, so that dividing by it keeps
 * them finite. Two passes, because the sum of squares loses its digits where the mean is large.
 */
export function fitStandardisation(numbers: ArrayLike<number>): Standardisation {
  const values = numbers instanceof Float64Array ? numbers : Float64Array.from(numbers);
  const { min, max } = rangeOf(values);
  const largest = Math.max(-min, max);
  if (largest > MAX_SQUARED) {
    const { mean, scale } = fitStandardisation(values.map((value) => value / largest));
    return { mean: mean * largest, scale: scale * largest };
  }
  const count = Math.max(values.length, 1);
  let [sum, squares] = [0, 0];
  for (const value of values) sum += value;
  const mean = sum / count;
  for (const value of values) squares += (value - mean) * (value - mean);
  return { mean, scale: Math.sqrt(squares / count) || 1 };
}

/** The squares of larger numbers, or the sum of these, may be too large for a double. */
const MAX_SQUARED = 1e140;

/** Fits a scaling: standardise, or 0 at the lowest and 1 at the highest number, or as they are. */
export function fitScaling(scaling: Scaling, numbers: Float64Array): Standardisation {
  switch (scaling) {
    case 'standardise':
      return fitStandardisation(numbers);
    case 'minMax': {
      const { min, max } = rangeOf(numbers);
      return { mean: min, scale: max - min || 1 };
    }
    case 'none':
      return { mean: 0, scale: 1 };
  }
}

/** Lowest and highest of numbers, NaN aside; 0 where there is none. */
export function rangeOf(numbers: Float64Array): { readonly min: number; readonly max: number } {
  let [min, max] = [Infinity, -Infinity];
  for (const value of numbers) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { min, max } : { min: 0, max: 0 };
}

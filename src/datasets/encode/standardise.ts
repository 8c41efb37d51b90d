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
  const values = Float64Array.from(numbers);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest > MAX_SQUARED) {
    const { mean, scale } = fitStandardisation(values.map((value) => value / largest));
    return { mean: mean * largest, scale: scale * largest };
  }
  const count = Math.max(values.length, 1);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  return { mean, scale: Math.sqrt(variance) || 1 };
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

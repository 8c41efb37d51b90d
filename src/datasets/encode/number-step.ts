import { powerOfTenWithin } from '../../loop/index.ts';

const MAX_DECIMALS = 6;
const POWERS = [1, 10, 100, 1000, 1e4, 1e5, 1e6];
/** A control for numbers goes this often from one end to the other, at least, where they are not round. */
const STEPS = 1000;

/** The largest power of ten, up to 1, that all numbers are multiples of; where there is none, a small part of their range. */
export function numberStep(numbers: Float64Array, range: number): number {
  let decimals = 0;
  for (const value of numbers) {
    while (decimals <= MAX_DECIMALS && !isMultiple(value, decimals)) decimals += 1;
    if (decimals > MAX_DECIMALS) return powerOfTenWithin(range / STEPS || 1);
  }
  return Number(`1e-${decimals}`);
}

function isMultiple(value: number, decimals: number): boolean {
  if (Number.isNaN(value)) return true;
  const scaled = value * (POWERS[decimals] ?? NaN);
  return Math.abs(scaled - Math.round(scaled)) <= 1e-9 * Math.max(1, Math.abs(scaled));
}

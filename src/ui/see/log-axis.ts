import type { Axis } from './chart-scale.ts';
import type { SeriesRow } from './epoch-series.ts';

/** With more steps than this, only the powers of ten are named; with more of those, every second, third, ... */
const TICKS_AT_MOST = 6;
const STEPS = [1, 2, 5] as const;

/** The rows with a gap where a value has no logarithm. */
export function positiveRows(rows: readonly SeriesRow[]): readonly SeriesRow[] {
  return rows.map(({ epochId, values }) => ({
    epochId,
    values: Object.fromEntries(
      Object.entries(values).map(([stream, value]) => [stream, value !== null && value > 0 ? value : null]),
    ),
  }));
}

/** A log axis from the step below the smallest value to the step above the largest; steps are 1, 2 and 5 times powers of ten. */
export function logAxis(rows: readonly SeriesRow[]): Axis {
  const values = rows.flatMap((row) => Object.values(row.values)).filter((value) => value !== null && value > 0);
  const smallest = Math.min(...values.map(Number));
  const largest = Math.max(...values.map(Number));
  if (values.length === 0) return { from: 0.01, to: 1, ticks: [0.01, 0.1, 1], isLog: true };
  const steps = stepsAround(smallest, largest);
  const from = steps.findLast((step) => step <= smallest) ?? smallest;
  const to = steps.find((step) => step > largest) ?? largest * 2;
  return { from, to, ticks: fewer(steps.filter((step) => step >= from && step <= to)), isLog: true };
}

function stepsAround(smallest: number, largest: number): readonly number[] {
  // One power more at each end: a logarithm is rounded, and may come out as that of the next power.
  const first = Math.floor(Math.log10(smallest)) - 1;
  const last = Math.floor(Math.log10(largest)) + 1;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((power) =>
    STEPS.map((step) => Number(`${step}e${power}`)),
  );
}

function fewer(steps: readonly number[]): readonly number[] {
  if (steps.length <= TICKS_AT_MOST) return steps;
  const powers = steps.filter((step) => isPowerOfTen(step));
  const every = Math.ceil(powers.length / TICKS_AT_MOST);
  return powers.filter((_, index) => index % every === 0);
}

function isPowerOfTen(step: number): boolean {
  const power = Math.log10(step);
  return Math.abs(power - Math.round(power)) < 1e-6;
}

import { isShare } from '../number-format.ts';
import type { SeriesRow } from './epoch-series.ts';

export interface Axis {
  readonly from: number;
  readonly to: number;
  /** Values with a label, in rising order. */
  readonly ticks: readonly number[];
  /** On a log scale equal factors are equal lengths, and only what is above 0 has a place. */
  readonly isLog: boolean;
}

/** A value as the length it is drawn as, in the axis' own unit. */
export function scaled({ isLog }: Axis, value: number): number {
  return isLog ? Math.log10(value) : value;
}

/** Widths the epoch axis grows through, so that it does not move at every epoch. */
const EPOCH_AXES = [8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192];

/** Epochs from 0, with room to grow, but not past the last epoch of the run. */
export function epochAxis(lastEpoch: number, epochsCount: number | null): Axis {
  const grown = EPOCH_AXES.find((size) => size > lastEpoch) ?? Math.ceil(lastEpoch * 1.25);
  const to = epochsCount !== null && epochsCount >= lastEpoch ? Math.min(grown, Math.max(epochsCount, 4)) : grown;
  const step = niceStep(to / 4, true);
  return linear(0, to, range(0, to, step));
}

/** From 0, except that a share which never falls below a half starts there. */
export function valueAxis(variable: string, rows: readonly SeriesRow[]): Axis {
  const values = rows.flatMap((row) => Object.values(row.values)).filter((value) => value !== null);
  if (isShare(variable)) {
    const from = values.length > 0 && Math.min(...values) >= 0.5 ? 0.5 : 0;
    return linear(from, 1, from === 0 ? [0, 0.5, 1] : [0.5, 0.75, 1]);
  }
  const smallest = Math.min(0, ...values);
  const largest = Math.max(0, ...values);
  if (smallest === largest) return linear(0, 1, [0, 0.25, 0.5, 0.75, 1]);
  const margin = (largest - smallest) * 0.06;
  const from = smallest < 0 ? smallest - margin : 0;
  const to = largest + margin;
  const step = niceStep((to - from) / 4.5, false);
  return linear(from, to, range(Math.ceil(from / step) * step, to, step));
}

function linear(from: number, to: number, ticks: readonly number[]): Axis {
  return { from, to, ticks, isLog: false };
}

/** The smallest of 1, 2, 2.5, 5 times a power of ten (whole numbers if asked) that is at least `atLeast`. */
function niceStep(atLeast: number, isWhole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const factors = isWhole ? [1, 2, 4, 5, 10] : [1, 2, 2.5, 5, 10];
  const step = (factors.find((factor) => factor * power >= atLeast * 0.999) ?? 10) * power;
  return isWhole ? Math.max(1, Math.round(step)) : step;
}

function range(from: number, to: number, step: number): readonly number[] {
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, index) => Number((from + index * step).toPrecision(12)));
}

/** A tick's value as short as it can be said. */
export function tickText(variable: string, value: number): string {
  if (isShare(variable)) return String(Math.round(value * 100));
  if (value !== 0 && (Math.abs(value) >= 10_000 || Math.abs(value) < 0.001)) return value.toExponential(0);
  return String(Number(value.toPrecision(4)));
}

import type { SplitShares } from '../../../datasets/csv/columns/table-choices.ts';

/** Between train and valid, or between valid and test. */
export type Border = 'trainValid' | 'validTest';

/** Nothing can be learned or measured on less; the test part may be given up. */
const LEAST = 1;
const PAGE = 5;

export interface BorderPlace {
  /** Percentages of the rows before it. */
  readonly at: number;
  readonly min: number;
  readonly max: number;
}

/** Where a border is, and how far it can go. */
export function borderPlace({ valid, test }: SplitShares, border: Border): BorderPlace {
  const train = 100 - valid - test;
  return border === 'trainValid'
    ? { at: train, min: LEAST, max: 100 - test - LEAST }
    : { at: train + valid, min: train + LEAST, max: 100 };
}

/** The shares once a border was moved; the part on its far side stays as it is. */
export function withBorderAt(shares: SplitShares, border: Border, to: number): SplitShares {
  const { min, max } = borderPlace(shares, border);
  const at = Math.max(min, Math.min(max, Math.round(to)));
  if (border === 'trainValid') return { valid: 100 - shares.test - at, test: shares.test };
  return { valid: at - (100 - shares.valid - shares.test), test: 100 - at };
}

/** Where a key moves a border; null for keys that do not. */
export function borderAfterKey(key: string, { at, min, max }: BorderPlace): number | null {
  const to = new Map([
    ['ArrowLeft', at - 1],
    ['ArrowDown', at - 1],
    ['ArrowRight', at + 1],
    ['ArrowUp', at + 1],
    ['PageDown', at - PAGE],
    ['PageUp', at + PAGE],
    ['Home', min],
    ['End', max],
  ]).get(key);
  return to ?? null;
}

export function isSameShares(one: SplitShares, other: SplitShares): boolean {
  return one.valid === other.valid && one.test === other.test;
}

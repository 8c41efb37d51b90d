import type { Region } from './program-reader.ts';

/**
 * Throws a RangeError when two regions share a byte: one kernel would write over what another has still to read. Regions
 * that are one on purpose, as the output of a layer and the input of the next, are given once.
 */
export function checkOverlaps(regions: readonly Region[]): void {
  const filled = regions.filter(({ byteCount }) => byteCount > 0);
  let before: Region | null = null;
  for (const region of filled.toSorted((a, b) => a.address - b.address)) {
    if (before !== null && endOf(before) > region.address)
      throw new RangeError(`${before.what} and ${region.what} lie over each other, so the program is refused.`);
    before = region;
  }
}

function endOf({ address, byteCount }: Region): number {
  return address + byteCount;
}

/** Regions that lie at one address on purpose, each address once, as long as the longest there. */
export function sharedRegions(regions: readonly Region[]): readonly Region[] {
  const longest = new Map<number, Region>();
  for (const region of regions)
    if (region.byteCount > (longest.get(region.address)?.byteCount ?? 0)) longest.set(region.address, region);
  return [...longest.values()];
}

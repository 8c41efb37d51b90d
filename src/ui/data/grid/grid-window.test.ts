import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrollTo, windowAt, type Extent } from './grid-window.ts';

const extents = fc.record<Extent>({
  count: fc.integer({ min: 1, max: 1_000_000 }),
  size: fc.constantFrom(25, 104),
  seen: fc.integer({ min: 100, max: 1200 }),
});

describe('the window of a grid', () => {
  it('draws what is seen and little more, and keeps the height wherever it is scrolled', () => {
    const heights = new Map<string, number>();
    fc.assert(
      fc.property(extents, fc.double({ min: 0, max: 1, noNaN: true }), (extent, share) => {
        const whole = windowAt(0, extent);
        const height = whole.before + whole.count * extent.size + whole.after;
        const scrolled = share * Math.max(0, height - extent.seen);
        const { first, count, before, after } = windowAt(scrolled, extent);
        expect(count).toBeLessThanOrEqual(Math.ceil(extent.seen / extent.size) + 18);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first + count).toBeLessThanOrEqual(extent.count);
        // No blank strip above or below.
        expect(before).toBeLessThanOrEqual(scrolled + 1);
        expect(before + count * extent.size).toBeGreaterThanOrEqual(Math.min(scrolled + extent.seen, height) - 1);
        expect(before + count * extent.size + after).toBeLessThanOrEqual(height + extent.seen + 20 * extent.size);
        heights.set(JSON.stringify(extent), height);
      }),
    );
    expect(Math.max(...heights.values())).toBeLessThanOrEqual(8_000_000);
  });

  it('shows the first row at the top and the last at the bottom', () => {
    const extent = { count: 1_000_000, size: 25, seen: 500 };
    expect(windowAt(0, extent).first).toBe(0);
    const bottom = windowAt(8_000_000 - 500, extent);
    expect(bottom.first + bottom.count).toBe(1_000_000);
  });

  it('has a row in the middle when it is scrolled to it', () => {
    fc.assert(
      fc.property(extents, fc.double({ min: 0, max: 1, noNaN: true }), (extent, share) => {
        const row = Math.floor(share * (extent.count - 1));
        const { first, count } = windowAt(scrollTo(row, extent), extent);
        expect(row).toBeGreaterThanOrEqual(first);
        expect(row).toBeLessThan(first + count);
      }),
    );
  });

  it('is empty where there is nothing', () => {
    expect(windowAt(0, { count: 0, size: 25, seen: 500 })).toEqual({ first: 0, count: 0, before: 0, after: 0 });
  });
});

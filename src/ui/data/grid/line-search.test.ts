import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableRow } from '../../../protocol/table-messages.ts';
import { searchLine } from './line-search.ts';

/** Reads as the page would until the row is found; the row and how often it read. */
function search(lines: readonly number[], line: number): { row: number; reads: number } {
  const rows = new Map<number, TableRow>();
  for (let reads = 0; reads < 100; reads += 1) {
    const found = searchLine({ line, rows, rowCount: lines.length, firstLine: 2 });
    if (found.isFound) return { row: found.row, reads };
    const first = Math.max(0, found.row - 20);
    lines.slice(first, first + 40).forEach((each, index) => {
      rows.set(first + index, { line: each, cells: [], isMissing: [], isLeftOut: false });
    });
  }
  throw new Error('It never ends.');
}

describe('looking for a line', () => {
  it('finds its row at once where every row takes one line', () => {
    const lines = Array.from({ length: 300_000 }, (_, row) => row + 2);
    expect(search(lines, 250_001)).toEqual({ row: 249_999, reads: 1 });
  });

  it('finds the row on a line, or the one before it, whatever lines lie between', () => {
    const gaps = fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 800 });
    fc.assert(
      fc.property(gaps, fc.double({ min: 0, max: 1.2, noNaN: true }), (steps, share) => {
        let at = 1;
        const lines = steps.map((step) => (at += step));
        const line = Math.max(1, Math.round(share * at));
        const expected = Math.max(
          0,
          lines.findLastIndex((each) => each <= line),
        );
        const { row, reads } = search(lines, line);
        expect(row).toBe(expected);
        expect(reads).toBeLessThan(30);
      }),
    );
  });
});

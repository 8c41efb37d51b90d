import { useEffect, useRef } from 'react';

/** Rows are asked for in blocks, so that a slow scroll does not ask for each. */
const BLOCK_ROWS = 100;
/** Asked for around those that are looked at, where only one stretch is kept. */
const MARGIN_ROWS = 100;

export interface Wanted {
  /** What is looked at. */
  readonly first: number;
  readonly count: number;
  readonly rowCount: number;
  /** Changes when what was read before no longer holds. */
  readonly version: unknown;
}

type Read = (first: number, count: number) => void;

/** Asks for the rows that are looked at and not there yet; each block once, while it is looked at. */
export function useWantedRows(wanted: Wanted, hasRow: (row: number) => boolean, read: Read): void {
  const { first, count, rowCount, version } = wanted;
  const asked = useRef({ version, blocks: new Set<number>() });
  useEffect(() => {
    const before = asked.current.version === version ? asked.current.blocks : new Set();
    const blocks = new Set(missingBlocks({ first, end: Math.min(first + count, rowCount) }, hasRow));
    asked.current = { version, blocks };
    for (const block of blocks) if (!before.has(block)) read(block * BLOCK_ROWS, BLOCK_ROWS);
  }, [first, count, rowCount, version, hasRow, read]);
}

function missingBlocks(
  { first, end }: { readonly first: number; readonly end: number },
  hasRow: (row: number) => boolean,
): readonly number[] {
  const blocks: number[] = [];
  for (let row = first; row < end; row += 1)
    if (!hasRow(row)) {
      const block = Math.floor(row / BLOCK_ROWS);
      blocks.push(block);
      row = (block + 1) * BLOCK_ROWS - 1;
    }
  return blocks;
}

/** The same where only the stretch that came last is kept: asks for what is looked at and a margin around it at once. */
export function useWantedStretch(
  wanted: Wanted,
  kept: { readonly first: number; readonly end: number } | null,
  read: Read,
): void {
  const { first, count, rowCount, version } = wanted;
  const end = Math.min(first + count, rowCount);
  const isThere = kept !== null && kept.first <= first && kept.end >= end;
  const asked = useRef<{ readonly version: unknown; readonly first: number; readonly end: number } | null>(null);
  useEffect(() => {
    const last = asked.current;
    const isAsked = last !== null && last.version === version && last.first <= first && last.end >= end;
    if (isThere || isAsked || end <= first) return;
    const from = Math.max(0, first - MARGIN_ROWS);
    asked.current = { version, first: from, end: end + MARGIN_ROWS };
    read(from, end + MARGIN_ROWS - from);
  }, [first, end, version, isThere, read]);
}

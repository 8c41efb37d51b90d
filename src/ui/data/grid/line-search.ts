import type { TableRow } from '../../../protocol/table-messages.ts';

export interface LineSearch {
  /** The row that is on the line, or the one before it; a guess until `isFound`. */
  readonly row: number;
  readonly isFound: boolean;
}

export interface SearchInput {
  readonly line: number;
  /** Rows that are known, by their place. */
  readonly rows: ReadonlyMap<number, TableRow>;
  readonly rowCount: number;
  /** Line on which the first row is likely to stand. */
  readonly firstLine: number;
}

/**
 * Where the row on a line is. Cells of several lines and blank lines shift what follows, so it is known only from rows that
 * were read: where it is not, `row` is the place to read next. Each answer halves what is left, or better.
 */
export function searchLine({ line, rows, rowCount, firstLine }: SearchInput): LineSearch {
  let below = { row: -1, line: firstLine - 1 };
  let above: { readonly row: number; readonly line: number | null } = { row: rowCount, line: null };
  for (const [row, known] of rows) {
    if (known.line <= line && row > below.row) below = { row, line: known.line };
    if (known.line > line && row < above.row) above = { row, line: known.line };
  }
  if (above.row - below.row <= 1) return { row: Math.max(0, below.row), isFound: true };
  return { row: guess(line, below, above), isFound: false };
}

/** In proportion between the two; where the upper one has no line, as if each row took one. */
function guess(
  line: number,
  below: { readonly row: number; readonly line: number },
  above: { readonly row: number; readonly line: number | null },
): number {
  const share = above.line === null ? 1 : (above.row - below.row) / Math.max(1, above.line - below.line);
  const row = below.row + Math.max(1, Math.round((line - below.line) * share));
  return Math.min(row, above.row - 1);
}

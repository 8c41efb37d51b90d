import type { ColumnView } from '../../../protocol/table-messages.ts';

/** So many are named on the chip. */
const NAMED = 2;

/** `NA is missing`: the tokens that were found, the most frequent first. */
export function missingLabel(columns: readonly ColumnView[]): string {
  const counts = new Map<string, number>();
  for (const { summary } of columns)
    for (const { text, count } of summary.missingTokens) counts.set(text, (counts.get(text) ?? 0) + count);
  const found = [...counts].sort(([, one], [, other]) => other - one).map(([text]) => tokenLabel(text));
  if (found.length === 0) return 'nothing missing';
  const named = found.slice(0, NAMED);
  const last = found.length > NAMED ? `${found.length - NAMED} more` : named.pop();
  return named.length === 0 ? `${last ?? ''} is missing` : `${named.join(', ')} and ${last ?? ''} are missing`;
}

/** A token as a person reads it: the empty text has a name. */
export function tokenLabel(text: string): string {
  return text === '' ? 'empty cell' : text;
}

/** Where one would look first: the column with most that is missing. Null where there are no columns. */
export function columnWithGaps(columns: readonly ColumnView[]): ColumnView | null {
  return columns.reduce<ColumnView | null>(
    (most, column) => (most === null || column.summary.missing > most.summary.missing ? column : most),
    null,
  );
}

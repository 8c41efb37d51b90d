/** What the model said of each kind, as `SaveConfusionMatrix` writes it: rows are the true kinds, columns what was said. */
export interface Confusion {
  readonly classNames: readonly string[];
  readonly counts: readonly (readonly number[])[];
  readonly stream: string;
  readonly epochId: number;
}

/** Shades of the ramp in tokens.css, from nothing to most. */
export type Heat = 0 | 1 | 2 | 3 | 4;

/** Reads what the hook wrote; null for any other JSON. */
export function readConfusion(text: string): Confusion | null {
  const written = parse(text);
  if (!isRecord(written)) return null;
  const { counts, classNames, stream, epochId } = written;
  if (!isSquare(counts) || typeof stream !== 'string' || typeof epochId !== 'number') return null;
  const names = counts.map((_, index) => nameOf(classNames, index));
  return { classNames: names, counts, stream, epochId };
}

export function rowSum(row: readonly number[]): number {
  return row.reduce((sum, count) => sum + count, 0);
}

/** The share of a kind's rows that the model named correctly; null where it has none. */
export function recallOf({ counts }: Confusion, row: number): number | null {
  const sum = rowSum(counts[row] ?? []);
  return sum === 0 ? null : (counts[row]?.[row] ?? 0) / sum;
}

/** By the share of the row, so that a rare kind shows as clearly as a common one; any count but 0 can be told from 0. */
export function heatOf({ counts }: Confusion, row: number, column: number): Heat {
  const count = counts[row]?.[column] ?? 0;
  if (count === 0) return 0;
  return Math.max(1, Math.round((count / rowSum(counts[row] ?? [])) * 4)) as Heat;
}

/** A cell in words; the column after the last is the recall. */
export function cellSentence(confusion: Confusion, row: number, column: number): string {
  const { classNames, counts } = confusion;
  const sum = rowSum(counts[row] ?? []);
  const of = `${sum} ${sum === 1 ? 'row' : 'rows'} of ${nameOf(classNames, row)}`;
  if (column === classNames.length) return recallSentence(recallOf(confusion, row), of);
  const count = counts[row]?.[column] ?? 0;
  const taken = `${count === 1 ? 'was' : 'were'} taken for ${nameOf(classNames, column)}`;
  return `${count} of ${of} ${taken}: ${row === column ? 'right' : 'wrong'}.`;
}

function recallSentence(recall: number | null, of: string): string {
  return recall === null ? `Recall: there are ${of}.` : `Recall: ${formatPercent(recall)} of ${of} were found.`;
}

/** The whole matrix in words. */
export function confusionSentence({ counts, stream, epochId }: Confusion): string {
  const all = counts.reduce((sum, row) => sum + rowSum(row), 0);
  const right = counts.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
  return `After epoch ${epochId}, ${right} of ${all} rows of ${stream} are right.`;
}

export function formatPercent(share: number): string {
  return `${(share * 100).toFixed(share === 1 || share === 0 ? 0 : 1)} %`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSquare(value: unknown): value is readonly (readonly number[])[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every(
    (row: unknown) =>
      Array.isArray(row) &&
      row.length === value.length &&
      row.every((count: unknown) => typeof count === 'number' && count >= 0),
  );
}

function nameOf(names: unknown, index: number): string {
  const name: unknown = Array.isArray(names) ? names[index] : undefined;
  return typeof name === 'string' ? name : `class ${index}`;
}

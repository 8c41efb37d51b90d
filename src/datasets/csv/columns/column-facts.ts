import { cellText, codeAt } from './column-builder.ts';
import { isMissingKind, type ColumnReading } from './column-reading.ts';
import { numberFacts, type NumberFacts } from './number-facts.ts';
import { textFacts, type TextCount, type TextFacts } from './text-facts.ts';

/** What stands in the rows of a column that are not left out. */
export interface ColumnFacts extends NumberFacts, TextFacts {
  readonly rows: number;
  /** Cells that hold a token for missing, or an infinity. */
  readonly missing: number;
  /** The tokens there are, the most frequent first. */
  readonly missingTokens: readonly TextCount[];
  /** Of the missing ones: `inf` and numbers too large for a double. */
  readonly infinities: number;
}

/** Counts the cells of a column by what they are. */
export function columnFacts(reading: ColumnReading, rows: ArrayLike<number>): ColumnFacts {
  return {
    rows: rows.length,
    ...missingFacts(reading, rows),
    ...numberFacts(reading, rows),
    ...textFacts(reading),
  };
}

/** How many different values there are, those that are missing aside. */
export function distinctCount({ distinctNumbers, distinctTexts }: ColumnFacts): number {
  return distinctNumbers + distinctTexts;
}

/** Cells that hold a value. */
export function presentCount({ numbers, texts }: ColumnFacts): number {
  return numbers + texts;
}

function missingFacts(reading: ColumnReading, rows: ArrayLike<number>) {
  const tokens = new Map<string, number>();
  let infinities = 0;
  for (let code = 1; code < reading.counts.length; code += 1) {
    const count = reading.counts[code] ?? 0;
    if (count === 0 || !isMissingKind(reading.kinds[code])) continue;
    tokens.set(reading.stored.texts.text(code), count);
    if (reading.kinds[code] === 'infinite') infinities += count;
  }
  if (reading.missingNumbers.size > 0 && (reading.counts[0] ?? 0) > 0) countMissingNumbers(reading, rows, tokens);
  const missingTokens = mostFrequentFirst(tokens);
  return { missing: missingTokens.reduce((sum, { count }) => sum + count, 0), missingTokens, infinities };
}

function countMissingNumbers(reading: ColumnReading, rows: ArrayLike<number>, tokens: Map<string, number>): void {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    if (codeAt(reading.stored, row) > 0 || !reading.missingNumbers.has(reading.stored.numbers?.[row] ?? NaN)) continue;
    const text = cellText(reading.stored, row);
    tokens.set(text, (tokens.get(text) ?? 0) + 1);
  }
}

/** Counted texts in order of their counts; of equally frequent ones the first that came. */
export function mostFrequentFirst(counts: ReadonlyMap<string, number>): readonly TextCount[] {
  return Array.from(counts, ([text, count]) => ({ text, count })).sort((one, other) => other.count - one.count);
}

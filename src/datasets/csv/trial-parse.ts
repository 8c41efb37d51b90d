import Papa from 'papaparse';
import type { Delimiter, Quote } from './dialect.ts';
import { countLineFeeds } from './line-ends.ts';
import type { Utf8Text } from './utf8-text.ts';

/** Rows that a dialect is tried on. */
export const SAMPLE_ROWS = 200;
/** Lines that hold so many rows, unless their cells have very many lines. */
const SAMPLE_LINES = 2000;
/** Bytes tried, and how many more where not even three rows end in them. */
const SAMPLE_BYTES = 1 << 20;
const MAX_BYTES = 1 << 23;
const MIN_ROWS = 3;

/** The beginning of a text, for trials. Its line ends are LF. */
export interface Sample {
  readonly text: string;
  /** Line of the file, from 1, on which it begins. */
  readonly firstLine: number;
  /** Whether it is all there is. */
  readonly isWhole: boolean;
}

export interface TrialRow {
  readonly cells: readonly string[];
  /** Line of the file, from 1, on which it begins. */
  readonly line: number;
}

export interface Trial {
  /** Up to {@link SAMPLE_ROWS}, without blank lines. */
  readonly rows: readonly TrialRow[];
  /** Whether a quote in one of the rows is never closed, or text follows it. */
  readonly hasQuoteError: boolean;
}

/** The sample of a text after `skippedLines` lines and the blank lines that follow. */
export function sampleOf(text: Utf8Text, skippedLines = 0): Sample {
  let start = text.startAfterLines(skippedLines);
  let firstLine = skippedLines + 1;
  for (; text.isLineFeed(start); start += 1) firstLine += 1;
  let end = start;
  for (let lines = 0; lines < SAMPLE_LINES && end < text.length; lines += 1) {
    const limit = start + (lines < MIN_ROWS ? MAX_BYTES : SAMPLE_BYTES);
    const next = Math.min(text.length, text.lineEnd(end) + 1);
    if (next > limit) break;
    end = next;
  }
  if (end === start) end = text.characterStart(start + MAX_BYTES);
  return { text: text.slice(start, end), firstLine, isWhole: end === text.length };
}

/** Reads the rows of a sample with one delimiter and one quote. */
export function trialParse(sample: Sample, delimiter: Delimiter, quote: Quote): Trial {
  const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: quote, preview: SAMPLE_ROWS });
  const { data, errors } = parser.parse(sample.text, 0, !sample.isWhole);
  const rows: TrialRow[] = [];
  let line = sample.firstLine;
  for (const cells of data) {
    const isBlank = cells.length === 1 && cells[0]?.trim() === '';
    if (!isBlank) rows.push({ cells, line });
    line += 1;
    for (const cell of cells) line += countLineFeeds(cell);
  }
  // At the end of a sample that is cut a quote may well be open.
  const hasQuoteError = errors.some(({ row }) => row < data.length);
  return { rows, hasQuoteError };
}

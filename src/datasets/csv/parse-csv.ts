import type { CsvProblem } from './csv-problem.ts';
import { COMMA_DIALECT } from './dialect.ts';
import { normaliseLineEnds } from './line-ends.ts';
import type { Notice } from './notice.ts';
import { readRows, type ReadOptions } from './read-rows.ts';
import { runToEnd } from './run-to-end.ts';
import { Utf8Text } from './utf8-text.ts';

/** A CSV file as text cells. Every row has a cell for every column. */
export interface CsvText {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Line of the file, from 1, at which each row begins. */
  readonly lines: readonly number[];
  readonly problems: readonly CsvProblem[];
  readonly notices: readonly Notice[];
}

/**
 * Reads a small CSV file as a whole; commas, double quotes and a header row unless told otherwise. See {@link readRows},
 * which hands on rows as they come, for what is done with faults and what is thrown.
 */
export function parseCsv(text: string, options: Partial<ReadOptions> = {}): CsvText {
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  const turns = readRows(
    Utf8Text.of(normaliseLineEnds(text)),
    { dialect: COMMA_DIALECT, ...options },
    (cells, line) => {
      rows.push(cells);
      lines.push(line);
    },
  );
  const { header, problems, notices } = runToEnd(turns);
  return { header, rows, lines, problems, notices };
}

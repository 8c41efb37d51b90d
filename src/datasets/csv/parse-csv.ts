import Papa from 'papaparse';
import { columnNames } from './column-names.ts';
import { CsvError } from './csv-error.ts';

/** A row that was left out because it has another number of cells than the header. */
export interface RaggedRow {
  readonly kind: 'raggedRow';
  /** Line of the file, from 1, at which the row begins. */
  readonly line: number;
  readonly expected: number;
  readonly got: number;
}
export type CsvProblem = RaggedRow;

/** A CSV file as text cells. Every row has a cell for every column. */
export interface CsvText {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Line of the file, from 1, at which each row begins. */
  readonly lines: readonly number[];
  readonly problems: readonly CsvProblem[];
}

/**
 * Reads CSV text with a header row, commas and double quotes (RFC 4180). A row may end in LF, CRLF or CR, mixed as they
 * come; inside quotes each of them becomes LF. Blank lines are passed over. Ragged rows are left out and listed.
 *
 * Throws a {@link CsvError} with the line for a quote that is never closed, text after a closing quote, or no rows at all.
 */
export function parseCsv(text: string): CsvText {
  // PapaParse is right only with one kind of line end (reliability.md 1.2), so they are made one first.
  const normalised = text.replace(/\r\n?/g, '\n');
  const { data, errors } = Papa.parse(normalised, { header: false, delimiter: ',', newline: '\n' });
  const quoteError = errors.find(({ type }) => type === 'Quotes');
  if (quoteError !== undefined) throw quoteProblem(quoteError, normalised);

  const sourceLines = normalised.split('\n');
  const rows: string[][] = [];
  const lines: number[] = [];
  const problems: CsvProblem[] = [];
  let header: readonly string[] | null = null;
  let line = 1;
  for (const cells of data) {
    const begin = line;
    line += 1 + cells.reduce((count, cell) => count + lineFeeds(cell), 0);
    if (isBlank(cells, sourceLines[begin - 1])) continue;
    if (header === null) header = columnNames(cells);
    else if (cells.length !== header.length)
      problems.push({ kind: 'raggedRow', line: begin, expected: header.length, got: cells.length });
    else {
      rows.push(cells);
      lines.push(begin);
    }
  }
  if (header === null) throw new CsvError('The file is empty. Its first line should name the columns.', 1);
  return { header, rows, lines, problems };
}

/** A line with nothing on it, not even the quotes of an empty cell. */
function isBlank(cells: readonly string[], sourceLine: string | undefined): boolean {
  return cells.length === 1 && cells[0] === '' && sourceLine === '';
}

function lineFeeds(text: string): number {
  let count = 0;
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) count += 1;
  return count;
}

function quoteProblem({ code, index }: Papa.ParseError, text: string): CsvError {
  const line = 1 + lineFeeds(text.slice(0, index ?? 0));
  return new CsvError(
    code === 'MissingQuotes'
      ? `The quote that opens on line ${line} is never closed. Close it, or double it if it belongs to the text.`
      : `On line ${line}, text follows a closing quote. Write a quote that belongs to the text twice.`,
    line,
  );
}

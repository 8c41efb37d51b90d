import { columnNames, numberedNames } from './column-names.ts';
import { CsvError } from './csv-error.ts';
import { grouped, MAX_NAME, type CsvLimits } from './csv-limits.ts';
import type { CsvProblem } from './csv-problem.ts';
import { isHeaderAmongNumbers, isSameRow, numberColumns } from './find-header.ts';
import type { Notice } from './notice.ts';
import type { PlainRow } from './plain-row.ts';
import { tooManyColumns } from './row-blocks.ts';
import { Utf8Text } from './utf8-text.ts';

type Cells = readonly string[];

/** Where a row stands. */
export interface RowPlace {
  readonly line: number;
  /** Whether the line before it is blank. */
  readonly isAfterBlank: boolean;
}

export type OnRow = (cells: Cells, line: number) => void;
/** Takes a row by the places of its cells; the row is another one when it is called again. */
export type OnPlainRow = (row: PlainRow, line: number) => void;

export interface TableOptions {
  readonly hasHeader: boolean;
  readonly padShortRows: boolean;
  /** Whether the user says that it is one table with one header row, so that nothing is looked for. */
  readonly isOneTable: boolean;
  readonly limits: CsvLimits;
  readonly onRow: OnRow;
  readonly onPlainRow: OnPlainRow | null;
}

/** Rows of one length that do not fit, one after the other. */
interface StrangeRun {
  readonly line: number;
  readonly width: number;
  readonly isAfterBlank: boolean;
  rows: number;
}

/** So many rows that do not fit are no accident. */
export const FEW_ROWS = 3;
/** Rows that are kept for a while, to tell numbers from names; fewer where they are wide. */
const FIRST_ROWS = 50;
const FIRST_CELLS = 20_000;

/** Takes the rows of a file one by one and hands on those that fit the first. */
export class TableRows {
  readonly problems: CsvProblem[] = [];
  readonly notices: Notice[] = [];
  header: readonly string[] | null = null;
  /** Rows handed on. */
  rowCount = 0;
  excludedCount = 0;
  /** The rows at the end that do not fit. */
  run: StrangeRun | null = null;
  readonly #options: TableOptions;
  #headerCells: Cells = [];
  /** The first of them as UTF-8. */
  #firstName: Uint8Array = new Uint8Array(0);
  /** Null once the table is known well enough. */
  #firstRows: Cells[] | null = [];
  #firstLine = 0;
  #numberColumns: readonly number[] = [];

  constructor(options: TableOptions) {
    this.#options = options;
    if (options.isOneTable) this.#firstRows = null;
  }

  add(cells: Cells, place: RowPlace): void {
    if (isBlank(cells, this.header)) return;
    if (this.header === null) {
      this.#begin(cells, place.line);
      if (this.#options.hasHeader) return;
    }
    const width = this.header?.length ?? cells.length;
    if (cells.length === width) {
      this.run = null;
      if (!this.#options.isOneTable) this.#checkNoHeader(cells, place);
      this.#handOn(cells, place.line);
    } else this.#addStrange(cells, width, place);
  }

  /** Takes a row as it stands in the text, unless its cells must be looked at: then it is not taken, and false returned. */
  addPlain(row: PlainRow, { line, isAfterBlank }: RowPlace): boolean {
    const { onPlainRow } = this.#options;
    if (onPlainRow === null || isAfterBlank || this.#firstRows !== null) return false;
    // As in `isRepeated`, the first cell tells nearly always that it is no header.
    if (row.cellCount < 2 || row.cellCount !== this.header?.length || row.isCell(0, this.#firstName)) return false;
    this.run = null;
    this.#countRow(line);
    onPlainRow(row, line);
    return true;
  }

  /** Ends the table. */
  end(): void {
    this.#learn();
  }

  #begin(cells: Cells, line: number): void {
    const { hasHeader, limits } = this.#options;
    if (cells.length > limits.columns) throw tooManyColumns(cells.length, line, limits.columns);
    this.header = hasHeader ? columnNames(cells) : numberedNames(cells.length);
    if (!hasHeader) return;
    this.#headerCells = cells;
    this.#firstName = Utf8Text.of(cells[0] ?? '').bytes;
    const long = cells.filter((cell) => cell.trim().length > MAX_NAME).length;
    if (long === 0) return;
    const names = long === 1 ? 'A name is' : `${grouped(long)} names are`;
    this.notices.push({ line, message: `${names} longer than ${MAX_NAME} characters, which is the limit, and cut.` });
  }

  #handOn(cells: Cells, line: number): void {
    this.#countRow(line);
    this.#options.onRow(cells, line);
  }

  #countRow(line: number): void {
    this.rowCount += 1;
    const { limits } = this.#options;
    if (this.rowCount > limits.rows)
      throw new CsvError(
        `The row on line ${line} is one more than the limit of ${grouped(limits.rows)} rows. Load a part of the file.`,
        line,
      );
  }

  #addStrange(cells: Cells, expected: number, { line, isAfterBlank }: RowPlace): void {
    if (this.run?.width === cells.length && !isAfterBlank) this.run.rows += 1;
    else this.run = { line, width: cells.length, isAfterBlank, rows: 1 };
    const isPadded = this.#options.padShortRows && cells.length < expected;
    this.problems.push({ kind: isPadded ? 'paddedRow' : 'raggedRow', line, expected, got: cells.length });
    if (isPadded) this.#handOn([...cells, ...Array.from({ length: expected - cells.length }, () => '')], line);
    else this.excludedCount += 1;
  }

  /** Throws where a row that fits is the header of another table, or a second line of the header. */
  #checkNoHeader(cells: Cells, { line, isAfterBlank }: RowPlace): void {
    if (isRepeated(cells, this.#headerCells)) throw secondTable(line, 'repeats the names of the columns');
    if (isAfterBlank) this.#learn();
    if (isAfterBlank && isHeaderAmongNumbers(cells, this.#numberColumns))
      throw secondTable(line, 'follows a blank line and holds words where the table has numbers');
    if (this.#firstRows === null) return;
    if (this.#firstRows.length === 0) this.#firstLine = line;
    this.#firstRows.push(cells);
    const isEnough = this.#firstRows.length * cells.length >= FIRST_CELLS && this.#firstRows.length >= FEW_ROWS;
    if (this.#firstRows.length >= FIRST_ROWS || isEnough) this.#learn();
  }

  /** Finds which columns hold numbers, and whether the first row should name them. */
  #learn(): void {
    const [first = [], ...others] = this.#firstRows ?? [];
    if (this.#firstRows === null || others.length === 0) return;
    this.#firstRows = null;
    this.#numberColumns = numberColumns(others);
    const line = this.#firstLine;
    if (this.#options.hasHeader && isHeaderAmongNumbers(first, this.#numberColumns))
      throw new CsvError(
        `Line ${line} holds words where the rows below have numbers: the table has two header rows. Take one out, or ${skip(line - 1)}.`,
        line,
      );
  }
}

export function secondTable(line: number, reason: string): CsvError {
  return new CsvError(
    `Line ${line} ${reason}: a second table seems to begin there. Keep one table in a file, or ${skip(line - 1)} to read that one.`,
    line,
  );
}

/** What to do about lines that come before the table. */
export function skip(lines: number): string {
  return lines === 1 ? 'skip the first line' : `skip the first ${lines} lines`;
}

/** A line with nothing but spaces; where there is one column, it is a cell without a value. */
function isBlank(cells: Cells, header: readonly string[] | null): boolean {
  return cells.length === 1 && header?.length !== 1 && cells[0]?.trim() === '' && cells[0] !== '';
}

/** A row that is a second copy of the header. In one column a name may well be a value too. */
function isRepeated(cells: Cells, header: Cells): boolean {
  // The first cell tells nearly always; the others are looked at only where it is the same.
  return header.length > 1 && cells[0] === header[0] && isSameRow(cells, header) && new Set(header).size > 1;
}

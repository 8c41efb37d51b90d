import { CsvError } from './csv-error.ts';
import { CSV_LIMITS, grouped, type CsvLimits } from './csv-limits.ts';
import type { CsvProblem } from './csv-problem.ts';
import { delimiterName, type Dialect } from './dialect.ts';
import { findDialect } from './find-dialect.ts';
import type { Notice } from './notice.ts';
import { PlainLines } from './plain-lines.ts';
import { rowBlocks, type RowBlock } from './row-blocks.ts';
import { FEW_ROWS, secondTable, skip, TableRows, type OnPlainRow, type OnRow } from './table-rows.ts';
import type { Utf8Text } from './utf8-text.ts';

export interface ReadOptions {
  readonly dialect: Dialect;
  /** Whether rows that are too short get empty cells at their end, instead of being left out. */
  readonly padShortRows?: boolean;
  /** Whether it is one table with one header row even if it does not look so: then none is refused for another one. */
  readonly isOneTable?: boolean;
  readonly limits?: CsvLimits;
  /** Takes rows that need not be cut into cells; without it all of them are. */
  readonly onPlainRow?: OnPlainRow;
  /** Bytes read in a turn. */
  readonly blockBytes?: number;
}

/** How far the reading is. */
export interface ReadProgress {
  readonly bytesDone: number;
  readonly bytes: number;
  readonly rowsDone: number;
}

export interface ReadResult {
  /** Names of the columns: those of the header, or `column_1`, `column_2`, … */
  readonly header: readonly string[];
  /** Rows handed on. */
  readonly rowCount: number;
  /** Rows that do not fit, with what was done with them. */
  readonly problems: readonly CsvProblem[];
  readonly notices: readonly Notice[];
}

/** Share of rows that do not fit from which the file is refused. */
const RAGGED_SHARE = 0.05;

/**
 * Reads the rows of a table and hands each on as it comes, with the line on which it begins. Blank lines are passed over. Ragged rows are left out, or
 * padded, and listed. Yields after each block of rows, so that the caller can take turns, tell how far it is, and stop.
 *
 * Throws a {@link CsvError} with the line for faults of quotes, for what is above a limit, for more than 5 % ragged rows,
 * for a second table or a second header row, and for a file without rows.
 */
export function* readRows(
  text: Utf8Text,
  options: ReadOptions,
  onRow: OnRow,
): Generator<ReadProgress, ReadResult, void> {
  const { dialect, limits = CSV_LIMITS, padShortRows = false, isOneTable = false, onPlainRow = null } = options;
  const table = new TableRows({ hasHeader: dialect.hasHeader, padShortRows, isOneTable, limits, onRow, onPlainRow });
  const plainLines = new PlainLines(text, dialect.delimiter, table);
  const tooMany = RAGGED_SHARE * limits.rows;
  for (const block of rowBlocks(text, { ...options, dialect, limits })) {
    if (block.kind === 'plain') plainLines.add(block);
    else addRows(block, table);
    // Whatever comes, it is too many: the rest need not be read.
    if (table.excludedCount > tooMany) throw raggedTable(table, text, dialect);
    yield { bytesDone: block.end, bytes: text.length, rowsDone: table.rowCount };
  }
  return end(table, text, dialect);
}

function addRows({ rows, lines, afterBlank }: RowBlock, table: TableRows): void {
  for (const [row, cells] of rows.entries())
    table.add(cells, { line: lines[row] ?? 0, isAfterBlank: afterBlank.has(row) });
}

function end(table: TableRows, text: Utf8Text, dialect: Dialect): ReadResult {
  const { header, rowCount, excludedCount, problems, notices } = table;
  if (header === null) throw emptyFile(dialect.skippedLines);
  table.end();
  const isRagged = excludedCount >= FEW_ROWS && excludedCount > RAGGED_SHARE * (rowCount + excludedCount);
  const second = secondTableBelow(table, isRagged);
  if (second !== null) throw second;
  if (isRagged) throw raggedTable(table, text, dialect);
  return { header, rowCount, problems, notices };
}

/** The error for rows of another length at the end of the file, where they look like a table of their own. */
function secondTableBelow({ run, rowCount, excludedCount }: TableRows, isRagged: boolean): CsvError | null {
  if (run === null || run.width === 1 || run.rows < FEW_ROWS) return null;
  if (run.isAfterBlank)
    return secondTable(run.line, `follows a blank line, and all rows from there on have ${cells(run.width)}`);
  const isAllThatIsRagged = run.rows === excludedCount && rowCount >= FEW_ROWS;
  return isRagged && isAllThatIsRagged ? secondTable(run.line, `and all below have ${cells(run.width)} each`) : null;
}

function emptyFile(skippedLines: number): CsvError {
  return skippedLines === 0
    ? new CsvError('The file is empty. Its first line should name the columns.', 1)
    : new CsvError(`The file is empty below the ${skippedLines} skipped lines. Skip fewer.`, skippedLines + 1);
}

/** Too many rows do not fit. The rest of the text is looked at for what to do about it. */
function raggedTable({ header, rowCount, excludedCount, problems }: TableRows, text: Utf8Text, dialect: Dialect) {
  const expected = header?.length ?? 0;
  const first = problems.find(({ kind }) => kind === 'raggedRow');
  const all = grouped(rowCount + excludedCount);
  const example = first === undefined ? '' : ` (line ${first.line} has ${first.got})`;
  return new CsvError(
    `${grouped(excludedCount)} of ${all} rows do not have the ${cells(expected)} of the first${example}. ${advice(text, dialect)}`,
    first?.line ?? 1,
  );
}

function advice(text: Utf8Text, { delimiter, skippedLines }: Dialect): string {
  const [best] = findDialect(text);
  if (best.dialect.delimiter !== delimiter)
    return `Is the delimiter wrong? With the ${delimiterName(best.dialect.delimiter)} most rows have ${cells(best.columns)}.`;
  if (best.dialect.skippedLines !== skippedLines)
    return `Does the table begin further down? Then ${skip(best.dialect.skippedLines)}.`;
  return `Is the delimiter wrong? It is the ${delimiterName(delimiter)} now. Cells that hold it must stand in quotes.`;
}

function cells(count: number): string {
  return count === 1 ? '1 cell' : `${grouped(count)} cells`;
}

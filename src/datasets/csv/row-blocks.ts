import Papa from 'papaparse';
import { CsvError } from './csv-error.ts';
import { grouped, type CsvLimits } from './csv-limits.ts';
import type { Dialect } from './dialect.ts';
import { countLineFeeds } from './line-ends.ts';
import { PlainParts } from './plain-parts.ts';
import { textAfterQuote, unclosedQuote } from './quote-error.ts';
import { utf8Length } from './utf8.ts';
import type { Utf8Text } from './utf8-text.ts';

interface Block {
  /** Where it ends in the text. */
  readonly end: number;
  /** Line of the file, from 1, that comes next. */
  readonly nextLine: number;
  /** Whether its last line is blank. */
  readonly isBlankLast: boolean;
}

/** Some rows, one after the other, as the parser found their cells. */
export interface RowBlock extends Block {
  readonly kind: 'rows';
  readonly rows: readonly (readonly string[])[];
  /** Line of the file, from 1, on which each row begins. */
  readonly lines: readonly number[];
  /** Rows (places in `rows`) with a blank line before them. */
  readonly afterBlank: ReadonlySet<number>;
}

/** Whole lines without quotes, which need no parser. */
export interface PlainBlock extends Block, Place {
  readonly kind: 'plain';
}

/** Where a block begins. */
interface Place {
  readonly start: number;
  /** Line of the file, from 1. */
  readonly line: number;
  /** Whether the line before it is blank. */
  readonly isAfterBlank: boolean;
}

/** Bytes read at a time. A row that is longer is read in a larger piece. */
export const BLOCK_BYTES = 1 << 18;
const LINE_FEED = 0x0a;

interface Window {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** Whether the file goes on behind it, so that its last row may be cut. */
  readonly isCut: boolean;
}

export interface BlockOptions {
  readonly dialect: Pick<Dialect, 'delimiter' | 'quote' | 'skippedLines'>;
  readonly limits: Pick<CsvLimits, 'cell' | 'columns'>;
  readonly blockBytes?: number;
}

/**
 * Reads the rows of a text, block by block, so that never all of them are there at once. Blank
 * lines are passed over. Throws a {@link CsvError} with the line for a quote that is never closed, text after a closing
 * quote, and a cell or a row above the limit.
 */
export function* rowBlocks(
  text: Utf8Text,
  { dialect, limits, blockBytes = BLOCK_BYTES }: BlockOptions,
): Generator<RowBlock | PlainBlock, void, void> {
  const parser = new Papa.Parser({ delimiter: dialect.delimiter, newline: '\n', quoteChar: dialect.quote });
  const plain = new PlainParts(text, dialect.quote);
  // A cell that is too long is found by the parser.
  const plainBytes = Math.min(blockBytes, limits.cell);
  let start = text.startAfterLines(dialect.skippedLines);
  let line = dialect.skippedLines + 1;
  let isAfterBlank = false;
  for (;;) {
    for (; text.isLineFeed(start); start += 1, line += 1) isAfterBlank = true;
    if (start >= text.length) return;
    const place: Place = { start, line, isAfterBlank };
    const plainEnd = plain.endFrom(start, plainBytes);
    const block: RowBlock | PlainBlock =
      plainEnd > start
        ? plainBlock(text, place, plainEnd)
        : parsedBlock(text, place, { parser, dialect, limits, blockBytes });
    isAfterBlank = block.isBlankLast;
    line = block.nextLine;
    start = block.end;
    yield block;
  }
}

function plainBlock(text: Utf8Text, place: Place, end: number): PlainBlock {
  const nextLine = place.line + text.countLineFeeds(place.start, end);
  const isBlankLast = text.isLineFeed(end - 1) && text.isLineFeed(end - 2);
  return { kind: 'plain', ...place, end, nextLine, isBlankLast };
}

function parsedBlock(
  text: Utf8Text,
  { start, line, isAfterBlank }: Place,
  {
    parser,
    dialect,
    limits,
    blockBytes,
  }: Required<BlockOptions> & { readonly parser: InstanceType<typeof Papa.Parser> },
): RowBlock {
  for (let size = blockBytes; ; size *= 2) {
    const window = windowOf(text, { start, line, size });
    const { data, errors, meta } = parser.parse(window.text, 0, window.isCut);
    // With its last line end in the window, what comes after it is not a row.
    if (!window.isCut) data.pop();
    const [error] = errors;
    if (error !== undefined) throwIfFault(text, { window, error, dialect });
    if (size > limits.cell) checkLongCells(data, line, limits.cell);
    if (data.length > 0) return numberRows(data, { window, cursor: meta.cursor, isAfterBlank, quote: dialect.quote });
    if (size > limits.cell) checkLongRow(parser.parse(window.text, 0, false), window, limits);
  }
}

function windowOf(
  text: Utf8Text,
  from: { readonly start: number; readonly line: number; readonly size: number },
): Window {
  const { start, line, size } = from;
  const end = text.characterStart(start + size);
  const isCut = end < text.length;
  const part = text.slice(start, end);
  return { text: isCut || part.endsWith('\n') ? part : `${part}\n`, start, end, line, isCut };
}

interface Found {
  readonly window: Window;
  readonly error: Papa.ParseError;
  readonly dialect: Pick<Dialect, 'delimiter' | 'quote'>;
}

/** Throws for a fault of quotes, unless it only seems to be one because the window is cut there. */
function throwIfFault(text: Utf8Text, { window, error, dialect }: Found): void {
  const line = window.line + countLineFeeds(window.text, error.index);
  if (error.code === 'MissingQuotes') throw unclosedQuote(line);
  const fault = textAfterQuote(text, { start: window.start + utf8Length(window.text, error.index), line }, dialect);
  if (fault !== null) throw fault;
}

function checkLongCells(rows: readonly (readonly string[])[], line: number, limit: number): void {
  let rowLine = line;
  for (const cells of rows) {
    if (cells.some((cell) => cell.length > limit)) throw longCell(rowLine, limit);
    rowLine += cells.reduce((count, cell) => count + countLineFeeds(cell), 1);
  }
}

/** Throws where the row at the beginning of a window, which does not end in it, is too long ever to be read. */
function checkLongRow(
  { data, errors }: Papa.ParseResult,
  { text, line }: Window,
  limits: BlockOptions['limits'],
): void {
  const cells = data[0] ?? [];
  if (cells.length > limits.columns) throw tooManyColumns(cells.length, line, limits.columns);
  if (!cells.some((cell) => cell.length > limits.cell)) return;
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  throw open === undefined
    ? longCell(line, limits.cell)
    : longQuote(line + countLineFeeds(text, open.index), limits.cell);
}

interface Unnumbered {
  readonly window: Window;
  /** Where the last row ends in the window. */
  readonly cursor: number;
  readonly isAfterBlank: boolean;
  readonly quote: string;
}

/** Leaves out the blank lines among the rows of a window, and finds the line of each of the others. */
function numberRows(data: readonly string[][], { window, cursor, isAfterBlank, quote }: Unnumbered): RowBlock {
  const rows: string[][] = [];
  const lines: number[] = [];
  const afterBlank = new Set<number>();
  const hasQuotes = window.text.includes(quote);
  const hasLongRows = countLineFeeds(window.text, cursor) > data.length;
  const walker = new LineWalker(window.text, window.line);
  let line = window.line;
  let isBlankLast = isAfterBlank;
  for (const cells of data) {
    const isEmpty = cells.length === 1 && cells[0] === '';
    // An empty cell in quotes is no blank line.
    if (isEmpty && (!hasQuotes || walker.isBlank(line))) isBlankLast = true;
    else {
      if (isBlankLast) afterBlank.add(rows.length);
      isBlankLast = false;
      rows.push(cells);
      lines.push(line);
    }
    line += 1;
    if (hasLongRows) for (const cell of cells) line += countLineFeeds(cell);
  }
  const end = window.isCut ? window.start + utf8Length(window.text, cursor) : window.end;
  return { kind: 'rows', rows, lines, afterBlank, end, nextLine: line, isBlankLast };
}

/** Finds lines of a text, each further down than the one before. */
class LineWalker {
  readonly #text: string;
  #line: number;
  #start = 0;

  constructor(text: string, firstLine: number) {
    this.#text = text;
    this.#line = firstLine;
  }

  isBlank(line: number): boolean {
    for (; this.#line < line; this.#line += 1) this.#start = this.#text.indexOf('\n', this.#start) + 1;
    return this.#text.charCodeAt(this.#start) === LINE_FEED;
  }
}

function longCell(line: number, limit: number): CsvError {
  return new CsvError(
    `The row on line ${line} has a cell of more than ${grouped(limit)} characters, which is the limit. Shorten it, or look for a quote that is not closed.`,
    line,
  );
}

function longQuote(line: number, limit: number): CsvError {
  return new CsvError(
    `The quote that opens on line ${line} is not closed within ${grouped(limit)} characters, which is the limit of a cell. Close it, or double it if it belongs to the text.`,
    line,
  );
}

export function tooManyColumns(count: number, line: number, limit: number): CsvError {
  return new CsvError(
    `The row on line ${line} has ${grouped(count)} cells or more, the limit is ${grouped(limit)} columns. Load a part of the columns, or choose another delimiter.`,
    line,
  );
}

import type { DecimalMark } from '../dialect.ts';
import { firstOf, withRoomFor } from './growing-numbers.ts';
import { PlainNumberReader, plainNumberText } from './plain-number.ts';
import { TextDictionary, type TextList } from './text-dictionary.ts';
import { asUtf8, readUtf8 } from '../utf8.ts';

const NO_NUMBERS = new Float64Array(0);
const NO_DECIMALS = new Uint8Array(0);
const NO_CODES = new Uint32Array(0);
const SPACE = 0x20;
const DELETE = 0x7f;

/**
 * A column as it was read, with no choice made yet: what its texts mean (missing, number, date, name) is decided over
 * their dictionary, so that it can be decided anew without reading the file again.
 */
export interface StoredColumn {
  readonly name: string;
  readonly mark: DecimalMark;
  readonly rowCount: number;
  /** Plainly written numbers, one for each row where `codes` is 0; null where there is none. */
  readonly numbers: Float64Array | null;
  /** How many decimals the number is written with, 0 for as many as it needs; null where all are 0. */
  readonly fixedDecimals: Uint8Array | null;
  /** Code into `texts` for each row, 0 for a plainly written number; null where all are numbers. */
  readonly codes: Uint32Array | null;
  readonly texts: TextList;
}

/**
 * Gathers a column cell by cell in little memory: 8 bytes for a number, 4 for a text that came before. Room is made only
 * for what comes, so that an empty column of a wide table costs next to nothing.
 */
export class ColumnBuilder {
  readonly #mark: DecimalMark;
  readonly #reader: PlainNumberReader;
  readonly #expectedRows: number;
  // Written out three times: a list for any kind of numbers would be several times as slow.
  #numbers: Float64Array = NO_NUMBERS;
  #decimals: Uint8Array = NO_DECIMALS;
  #codes: Uint32Array = NO_CODES;
  #texts: TextDictionary | null = null;
  #rowCount = 0;

  /** `expectedRows`: about how many will come. */
  constructor(mark: DecimalMark = '.', expectedRows = 0) {
    this.#mark = mark;
    this.#reader = new PlainNumberReader(mark);
    this.#expectedRows = expectedRows;
  }

  /** Takes the cell of the next row. Spaces around it do not count. */
  add(cell: string): void {
    const bytes = asUtf8(cell.trim());
    this.#addTrimmed(bytes, 0, bytes.length);
  }

  /** {@link add} for a cell that stands as UTF-8 in some bytes of many. */
  addPart(bytes: Uint8Array, start: number, end: number): void {
    if (isTrimmed(bytes, start, end)) this.#addTrimmed(bytes, start, end);
    else this.add(readUtf8(bytes, start, end));
  }

  /** The column of all cells so far, under its name. The builder is empty afterwards. */
  finish(name: string): StoredColumn {
    const rowCount = this.#rowCount;
    const texts = this.#texts ?? new TextDictionary();
    texts.compact();
    const column = {
      name,
      mark: this.#mark,
      rowCount,
      numbers: firstOf(this.#numbers, rowCount),
      fixedDecimals: firstOf(this.#decimals, rowCount),
      codes: firstOf(this.#codes, rowCount),
      texts,
    };
    [this.#numbers, this.#decimals, this.#codes] = [NO_NUMBERS, NO_DECIMALS, NO_CODES];
    this.#texts = null;
    this.#rowCount = 0;
    return column;
  }

  #addTrimmed(bytes: Uint8Array, start: number, end: number): void {
    const row = this.#rowCount;
    this.#rowCount += 1;
    if (this.#reader.read(bytes, start, end)) this.#addNumber(row);
    else this.#addCode(row, (this.#texts ??= new TextDictionary()).codeOf(bytes, start, end));
  }

  #addCode(row: number, code: number): void {
    if (row >= this.#codes.length) this.#codes = withRoomFor(this.#codes, row, this.#expectedRows);
    this.#codes[row] = code;
  }

  #addNumber(row: number): void {
    const { value, fixedDecimals } = this.#reader;
    if (row >= this.#numbers.length) this.#numbers = withRoomFor(this.#numbers, row, this.#expectedRows);
    this.#numbers[row] = value;
    if (fixedDecimals === 0) return;
    if (row >= this.#decimals.length) this.#decimals = withRoomFor(this.#decimals, row, this.#expectedRows);
    this.#decimals[row] = fixedDecimals;
  }
}

/** Whether a cell surely has no spaces around it: it begins and ends in a visible letter of ASCII, or is empty. */
function isTrimmed(bytes: Uint8Array, start: number, end: number): boolean {
  return start === end || (isVisible(bytes[start] ?? 0) && isVisible(bytes[end - 1] ?? 0));
}

function isVisible(byte: number): boolean {
  return byte > SPACE && byte < DELETE;
}

/** Code of the text of a row, 0 for a plainly written number. */
export function codeAt({ codes }: StoredColumn, row: number): number {
  return codes?.[row] ?? 0;
}

/** The cell as it stood in the file, without spaces around it. */
export function cellText(column: StoredColumn, row: number): string {
  const code = codeAt(column, row);
  if (code > 0) return column.texts.text(code);
  return plainNumberText(column.numbers?.[row] ?? NaN, column.fixedDecimals?.[row] ?? 0, column.mark);
}

import type { DecimalMark } from '../dialect.ts';
import { PlainNumberReader, plainNumberText } from './plain-number.ts';
import { SparseBlocks } from './sparse-blocks.ts';
import { TextDictionary, type TextList } from './text-dictionary.ts';

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
  readonly #numbers = new SparseBlocks((length) => new Float64Array(length));
  readonly #decimals = new SparseBlocks((length) => new Uint8Array(length));
  readonly #codes = new SparseBlocks((length) => new Uint32Array(length));
  #texts: TextDictionary | null = null;
  #rowCount = 0;

  constructor(mark: DecimalMark = '.') {
    this.#mark = mark;
    this.#reader = new PlainNumberReader(mark);
  }

  /** Takes the cell of the next row, which stands in a text. Spaces around it do not count. */
  add(text: string, start = 0, end = text.length): void {
    const row = this.#rowCount;
    this.#rowCount += 1;
    if (this.#reader.read(text, start, end)) this.#addNumber(row);
    else if (isTrimmed(text, start, end)) this.#codes.set(row, this.#dictionary().codeOf(text, start, end));
    else {
      const trimmed = text.slice(start, end).trim();
      if (this.#reader.read(trimmed, 0, trimmed.length)) this.#addNumber(row);
      else this.#codes.set(row, this.#dictionary().codeOf(trimmed));
    }
  }

  /** The column of all cells so far, under its name. The builder is empty afterwards. */
  finish(name: string): StoredColumn {
    const rowCount = this.#rowCount;
    const texts = this.#texts ?? new TextDictionary();
    texts.compact();
    this.#texts = null;
    this.#rowCount = 0;
    return {
      name,
      mark: this.#mark,
      rowCount,
      numbers: this.#numbers.take(rowCount),
      fixedDecimals: this.#decimals.take(rowCount),
      codes: this.#codes.take(rowCount),
      texts,
    };
  }

  #dictionary(): TextDictionary {
    return (this.#texts ??= new TextDictionary());
  }

  #addNumber(row: number): void {
    this.#numbers.set(row, this.#reader.value);
    if (this.#reader.fixedDecimals > 0) this.#decimals.set(row, this.#reader.fixedDecimals);
  }
}

/** Whether a part of a text surely has no spaces around it: it begins and ends in a visible letter of ASCII, or is empty. */
function isTrimmed(text: string, start: number, end: number): boolean {
  return start === end || (isVisible(text.charCodeAt(start)) && isVisible(text.charCodeAt(end - 1)));
}

function isVisible(unit: number): boolean {
  return unit > SPACE && unit < DELETE;
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

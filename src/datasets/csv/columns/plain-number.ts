import type { DecimalMark } from '../dialect.ts';

const MINUS = 45;
const ZERO = 48;
/** So many digits a double keeps, whatever they are. */
const MAX_DIGITS = 15;
/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: MAX_DIGITS + 1 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * Reads numbers as most files write them: digits, a minus, one decimal mark, 15 digits at most. Only those whose text can
 * be made again from the value and {@link fixedDecimals} are read, so that nothing of the cell is lost.
 *
 * Fast, because it meets every cell of a file: no strings are made, and dividing two exact numbers rounds as `Number` does.
 */
export class PlainNumberReader {
  /** The number that was read last. */
  value = 0;
  /** How many decimals its text has, or 0 where it is the shortest text of the number. */
  fixedDecimals = 0;
  readonly #mark: number;

  constructor(mark: DecimalMark) {
    this.#mark = mark.charCodeAt(0);
  }

  /** Whether the cell is such a number; if so `value` and `fixedDecimals` are those of the cell. */
  read(cell: string): boolean {
    const begin = cell.charCodeAt(0) === MINUS ? 1 : 0;
    if (cell.length - begin > MAX_DIGITS + 1) return false;
    let digits = 0;
    let markAt = -1;
    for (let index = begin; index < cell.length; index += 1) {
      const unit = cell.charCodeAt(index);
      if (unit === this.#mark && markAt < 0) markAt = index;
      else if (unit < ZERO || unit > ZERO + 9) return false;
      else digits = digits * 10 + unit - ZERO;
    }
    return isPlain(cell, begin, markAt) && this.#take(cell, digits, markAt);
  }

  #take(cell: string, digits: number, markAt: number): boolean {
    const isNegative = cell.charCodeAt(0) === MINUS;
    if (isNegative && digits === 0) return false; // -0 and -0.0 are written in more ways than toFixed knows
    const decimals = markAt < 0 ? 0 : cell.length - 1 - markAt;
    const size = digits / (POWERS[decimals] ?? 1);
    const isShortest = decimals === 0 || (size >= 1e-6 && cell.charCodeAt(cell.length - 1) !== ZERO);
    this.value = isNegative ? -size : size;
    this.fixedDecimals = isShortest ? 0 : decimals;
    return true;
  }
}

function isPlain(cell: string, begin: number, markAt: number): boolean {
  const wholeEnd = markAt < 0 ? cell.length : markAt;
  const digitCount = cell.length - begin - (markAt < 0 ? 0 : 1);
  if (wholeEnd === begin || markAt === cell.length - 1 || digitCount > MAX_DIGITS) return false;
  return wholeEnd === begin + 1 || cell.charCodeAt(begin) !== ZERO;
}

/** The text that {@link PlainNumberReader} read. */
export function plainNumberText(value: number, fixedDecimals: number, mark: DecimalMark): string {
  const text = fixedDecimals === 0 ? String(value) : value.toFixed(fixedDecimals);
  return mark === ',' ? text.replace('.', ',') : text;
}

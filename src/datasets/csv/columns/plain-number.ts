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
  /** All digits of the cell as one number, and where the mark is; below 0 there is none. */
  #digits = 0;
  #markAt = -1;

  constructor(mark: DecimalMark) {
    this.#mark = mark.charCodeAt(0);
  }

  /** Whether the cell, some bytes of a text, is such a number; if so `value` and `fixedDecimals` are those of the cell. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    const isNegative = bytes[start] === MINUS;
    const begin = isNegative ? start + 1 : start;
    if (!this.#readDigits(bytes, begin, end)) return false;
    const hasMark = this.#markAt >= 0;
    const whole = (hasMark ? this.#markAt : end) - begin;
    const decimals = hasMark ? end - this.#markAt - 1 : 0;
    const hasZeroBefore = whole > 1 && bytes[begin] === ZERO;
    if (hasZeroBefore || !isPlain(whole, decimals, hasMark)) return false;
    return this.#take(isNegative, decimals, bytes[end - 1] === ZERO);
  }

  /** Whether there is nothing but digits and at most one mark. */
  #readDigits(bytes: Uint8Array, begin: number, end: number): boolean {
    if (end - begin > MAX_DIGITS + 1) return false;
    let digits = 0;
    let markAt = -1;
    for (let index = begin; index < end; index += 1) {
      const byte = bytes[index] ?? 0;
      if (byte === this.#mark && markAt < 0) markAt = index;
      else if (byte < ZERO || byte > ZERO + 9) return false;
      else digits = digits * 10 + byte - ZERO;
    }
    this.#digits = digits;
    this.#markAt = markAt;
    return true;
  }

  #take(isNegative: boolean, decimals: number, hasZeroBehind: boolean): boolean {
    // -0 and -0.0 are written in more ways than toFixed knows.
    if (isNegative && this.#digits === 0) return false;
    const size = this.#digits / (POWERS[decimals] ?? 1);
    const isShortest = decimals === 0 || (size >= 1e-6 && !hasZeroBehind);
    this.value = isNegative ? -size : size;
    this.fixedDecimals = isShortest ? 0 : decimals;
    return true;
  }
}

/** Whether there are digits on both sides of the mark, if there is one, and no more than a double keeps. */
function isPlain(whole: number, decimals: number, hasMark: boolean): boolean {
  return whole > 0 && (!hasMark || decimals > 0) && whole + decimals <= MAX_DIGITS;
}

/** The text that {@link PlainNumberReader} read. */
export function plainNumberText(value: number, fixedDecimals: number, mark: DecimalMark): string {
  const text = fixedDecimals === 0 ? String(value) : value.toFixed(fixedDecimals);
  return mark === ',' ? text.replace('.', ',') : text;
}

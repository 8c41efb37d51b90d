import type { DecimalMark } from '../dialect.ts';

const INFINITE = /^[+-]?inf(inity)?$/i;
const INTEGER = /^[+-]?\d+$/;
/** `007` is a code, not seven. */
const LEADING_ZERO = /^[+-]?0\d/;

const NUMBER: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i,
  ',': /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i,
};

/** Groups of three digits, with the other mark between them. */
const THOUSANDS: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/,
  ',': /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d*)?$/,
};

/** What a text is as a number; a `number` alone has a value that a column of numbers takes. */
export type NumberKind = 'number' | 'infinite' | 'unsafeInteger' | 'leadingZero' | 'thousands' | 'text';

/** The kind of a text that has no spaces around it. */
export function numberKind(text: string, mark: DecimalMark): NumberKind {
  if (INFINITE.test(text)) return 'infinite';
  if (THOUSANDS[mark].test(text)) return 'thousands';
  if (!NUMBER[mark].test(text)) return 'text';
  if (LEADING_ZERO.test(text)) return 'leadingZero';
  const value = Number(withPoint(text, mark));
  if (!Number.isFinite(value)) return 'infinite';
  return INTEGER.test(text) && !Number.isSafeInteger(value) ? 'unsafeInteger' : 'number';
}

/** The value of a text of the kind `number` or `thousands`. */
export function numberValue(text: string, mark: DecimalMark): number {
  const grouped = THOUSANDS[mark].test(text);
  return Number(withPoint(grouped ? text.replaceAll(mark === '.' ? ',' : '.', '') : text, mark));
}

function withPoint(text: string, mark: DecimalMark): string {
  return mark === ',' ? text.replace(',', '.') : text;
}

import type { DecimalMark } from './dialect.ts';

/** What a cell looks like on its own, before anything is known of its column. */
export type CellKind = 'empty' | 'missing' | 'number' | 'date' | 'text';

const MISSING = /^(n\/?a|#n\/a|nan|null|none|-|\?|[+-]?inf(inity)?)$/i;
const POINT_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const COMMA_NUMBER = /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i;
const POINT_THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const COMMA_THOUSANDS = /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/;
const ISO_DATE = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;
/** Words: no delimiter, no quote at the border. */
const WORDS = /^[^,;\t|"'\n][^,;\t|"\n]*$/;

/** The kind of a cell; a number may be written with either decimal mark. */
export function cellKind(cell: string): CellKind {
  const text = cell.trim();
  if (text === '') return 'empty';
  if (isNumber(text, '.') || isNumber(text, ',')) return 'number';
  if (ISO_DATE.test(text)) return 'date';
  return MISSING.test(text) ? 'missing' : 'text';
}

export function isNumber(text: string, decimal: DecimalMark): boolean {
  return decimal === '.'
    ? POINT_NUMBER.test(text) || POINT_THOUSANDS.test(text)
    : COMMA_NUMBER.test(text) || COMMA_THOUSANDS.test(text);
}

/** Whether a cell is of a kind that one knows, words among them: a wrong delimiter leaves few of these. */
export function isKnownCell(cell: string): boolean {
  return cellKind(cell) !== 'text' || WORDS.test(cell.trim());
}

/** Whether any reading but text fits: a number, a date, or a sign for a missing value. */
export function isTypedCell(cell: string): boolean {
  return cellKind(cell) !== 'text';
}

const SURE_COMMA = [/^[+-]?(\d{1,3}(\.\d{3})+|\d+),\d+$/, /^[+-]?\d{1,3}(\.\d{3}){2,}$/] as const;
const SURE_POINT = [/^[+-]?(\d{1,3}(,\d{3})+|\d+)\.\d+$/, /^[+-]?\d{1,3}(,\d{3}){2,}$/] as const;
/** A thousands mark or a decimal mark: nobody can tell. */
const EITHER = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** The decimal mark that a cell tells of; 'either' where its mark may stand for thousands; null without a mark. */
export function decimalOf(cell: string): DecimalMark | 'either' | null {
  const text = cell.trim();
  if (EITHER.test(text)) return 'either';
  if (SURE_COMMA.some((pattern) => pattern.test(text))) return ',';
  return SURE_POINT.some((pattern) => pattern.test(text)) ? '.' : null;
}

import type { Balance, Scaling } from '../../datasets/csv/columns/table-choices.ts';
import type { ColumnType, Dialect, Encoding, Role } from '../../protocol/table-messages.ts';

// What the choices about a table are called on the page. Each list is complete, or it does not compile.

export const DELIMITER_LABELS: Readonly<Record<Dialect['delimiter'], string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

export const DECIMAL_LABELS: Readonly<Record<Dialect['decimal'], string>> = { '.': 'point 1.5', ',': 'comma 1,5' };

export const QUOTE_LABELS: Readonly<Record<Dialect['quote'], string>> = { '"': 'quotes "', "'": "quotes '" };

export const ENCODING_LABELS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
};

export const TYPE_LABELS: Readonly<Record<ColumnType, string>> = {
  number: 'number',
  category: 'kind',
  text: 'free text',
  date: 'date',
  identifier: 'names rows',
  constant: 'all the same',
  empty: 'no values',
};

/** Those that a person can choose; the others are found. */
export const TYPES_TO_CHOOSE: readonly ColumnType[] = ['number', 'category', 'text', 'date', 'identifier'];

export const ROLE_LABELS: Readonly<Record<Role, string>> = { target: 'predict', feature: 'input', ignore: 'left out' };

export const SCALING_LABELS: Readonly<Record<Scaling, string>> = {
  standardise: 'standardised',
  minMax: 'from 0 to 1',
  none: 'as they are',
};

export const BALANCE_LABELS: Readonly<Record<Balance, string>> = {
  none: 'as they come',
  classWeights: 'weigh more',
  oversample: 'are repeated',
};

/** `names in line 1`. */
export function headerLabel({ hasHeader, skippedLines }: Dialect): string {
  if (!hasHeader) return skippedLines === 0 ? 'no names' : `no names, from line ${skippedLines + 1}`;
  return `names in line ${skippedLines + 1}`;
}

/** `bill_length_mm` as a sentence says it. */
export function words(columnName: string): string {
  return columnName.replaceAll('_', ' ');
}

/** The choices of a complete list of labels, in its order. */
export function choicesOf<Value extends string>(labels: Readonly<Record<Value, string>>): readonly Value[] {
  return Object.keys(labels) as Value[];
}

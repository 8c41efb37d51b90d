/** How a CSV file is written. */
export interface Dialect {
  readonly delimiter: Delimiter;
  readonly quote: Quote;
  readonly decimal: DecimalMark;
  /** Whether the first row names the columns. */
  readonly hasHeader: boolean;
  /** Lines of the file before the table. */
  readonly skippedLines: number;
}

/** In order of preference. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];
/** In order of preference. */
export const QUOTES = ['"', "'"] as const;
export type Quote = (typeof QUOTES)[number];
export type DecimalMark = '.' | ',';

/** RFC 4180, with a header. */
export const COMMA_DIALECT: Dialect = { delimiter: ',', quote: '"', decimal: '.', hasHeader: true, skippedLines: 0 };

const DELIMITER_NAMES: Readonly<Record<Delimiter, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

/** A delimiter's name in a sentence. */
export function delimiterName(delimiter: Delimiter): string {
  return DELIMITER_NAMES[delimiter];
}

export function isDelimiter(text: string): text is Delimiter {
  return DELIMITERS.some((delimiter) => delimiter === text);
}

import { CsvError } from './csv-error.ts';
import type { Dialect } from './dialect.ts';
import type { Utf8Text } from './utf8-text.ts';

/** The quote that opens on a line is never closed. */
export function unclosedQuote(line: number): CsvError {
  return new CsvError(
    `The quote that opens on line ${line} is never closed. Close it, or double it if it belongs to the text.`,
    line,
  );
}

/**
 * The error for a cell in quotes with text after its closing quote; null where there is none. `start` is the place after
 * the opening quote, which stands on `line`.
 */
export function textAfterQuote(
  text: Utf8Text,
  { start, line }: { readonly start: number; readonly line: number },
  { quote, delimiter }: Pick<Dialect, 'quote' | 'delimiter'>,
): CsvError | null {
  const { bytes } = text;
  const mark = quote.charCodeAt(0);
  let closing = bytes.indexOf(mark, start);
  while (closing >= 0 && bytes[closing + 1] === mark) closing = bytes.indexOf(mark, closing + 2);
  if (closing < 0) return null;
  const divider = bytes.indexOf(delimiter.charCodeAt(0), closing);
  const end = Math.min(text.lineEnd(closing), divider < 0 ? text.length : divider);
  if (text.slice(closing + 1, end).trim() === '') return null;
  const closingLine = line + text.countLineFeeds(start, closing);
  const where =
    closingLine === line
      ? `On line ${line}, text follows a closing quote.`
      : `The quote that opens on line ${line} is closed on line ${closingLine}, where text follows it.`;
  return new CsvError(`${where} Write a quote that belongs to the text twice.`, line);
}

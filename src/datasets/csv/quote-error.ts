import { CsvError } from './csv-error.ts';
import type { Dialect } from './dialect.ts';
import { lineAt } from './line-ends.ts';

/** The quote that opens on a line is never closed. */
export function unclosedQuote(line: number): CsvError {
  return new CsvError(
    `The quote that opens on line ${line} is never closed. Close it, or double it if it belongs to the text.`,
    line,
  );
}

/**
 * The error for a cell in quotes with text after its closing quote; null where there is none. `start` is the character
 * after the opening quote, which stands on `line`.
 */
export function textAfterQuote(
  text: string,
  { start, line }: { readonly start: number; readonly line: number },
  { quote, delimiter }: Pick<Dialect, 'quote' | 'delimiter'>,
): CsvError | null {
  let closing = text.indexOf(quote, start);
  while (closing >= 0 && text[closing + 1] === quote) closing = text.indexOf(quote, closing + 2);
  if (closing < 0) return null;
  let next = closing + 1;
  while (isSpace(text[next]) && text[next] !== delimiter) next += 1;
  if (next >= text.length || text[next] === '\n' || text[next] === delimiter) return null;
  const closingLine = line + lineAt(text.slice(start, closing), closing) - 1;
  const where =
    closingLine === line
      ? `On line ${line}, text follows a closing quote.`
      : `The quote that opens on line ${line} is closed on line ${closingLine}, where text follows it.`;
  return new CsvError(`${where} Write a quote that belongs to the text twice.`, line);
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && character !== '\n' && character.trim() === '';
}

import { isList, itemAt } from './column-items.ts';

/**
 * One line of a CSV text with its line end. A field is quoted by RFC 4180 only where it must be: it holds the delimiter, a
 * quote or a line end. Lines end with `\n`, as emloop's do.
 */
export function csvLine(cells: readonly unknown[], delimiter = ','): string {
  return `${cells.map((cell) => csvField(cell, delimiter)).join(delimiter)}\n`;
}

/** Why fields could not be told apart by it, as the rest of a sentence; null where they can be. */
export function delimiterProblem(delimiter: string): string | null {
  if (delimiter !== '' && !/["\r\n]/.test(delimiter)) return null;
  const came = delimiter === '' ? 'empty' : JSON.stringify(delimiter);
  return `must be text without quotes and line ends, such as ',' or ';', but is ${came}`;
}

function csvField(cell: unknown, delimiter: string): string {
  const text = cellText(cell);
  const mustBeQuoted = text.includes(delimiter) || /["\r\n]/.test(text);
  return mustBeQuoted ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Numbers in JavaScript's shortest form that reads back the same, NaN and Infinity by name; nothing for null. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (isList(cell))
    return `[${Array.from({ length: cell.length }, (_, index) => cellText(itemAt(cell, index))).join(', ')}]`;
  return typeof cell === 'object' ? JSON.stringify(cell) : `${cell as number}`;
}

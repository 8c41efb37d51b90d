/** A cell to write: text, a number, a number as it was written, or nothing. */
export type ExportCell = string | number | { readonly numberText: string } | null;

/** What a spreadsheet would run as a formula. A quote before it may be one that was put there. */
const FORMULA = /^'*[=+\-@\t\r\0]/;
const ESCAPED = /^'+[=+\-@\t\r\0]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * Rows as CSV (RFC 4180: commas, double quotes, CRLF). Text that a spreadsheet would take for a formula gets a `'` in
 * front (OWASP); numbers stay as they are, so that `-1.5` is one. Names of columns are text like any other.
 */
export function csvText(header: readonly string[], rows: Iterable<readonly ExportCell[]>): string {
  let text = csvLine(header);
  for (const row of rows) text += csvLine(row);
  return text;
}

/** One row with its line end. */
export function csvLine(cells: readonly ExportCell[]): string {
  const line = cells.map(csvCell).join(',');
  return `${line === '' ? '""' : line}\r\n`; // an empty line would be no row
}

/** The text that was written for a formula-like one. */
export function unescaped(text: string): string {
  return ESCAPED.test(text) ? text.slice(1) : text;
}

function csvCell(cell: ExportCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'object') return quotedWhereNeeded(cell.numberText);
  return quotedWhereNeeded(FORMULA.test(cell) ? `'${cell}` : cell);
}

function quotedWhereNeeded(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

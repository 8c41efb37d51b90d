/** The first rows of a CSV text, and how many there are. */
export interface CsvRows {
  readonly rows: readonly (readonly string[])[];
  readonly rowCount: number;
}

/** What files are separated by in practice; the first that stands in a file's first row is its own. */
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Characters in which the end of the first row is looked for. */
const LONGEST_HEAD = 10_000;

/**
 * Reads a CSV text by RFC 4180: rows end with any line end, a quoted field may hold delimiters, line ends and doubled quotes,
 * blanks belong to their field. A quote that is never closed reaches to the end of the text.
 */
export function readCsvRows(text: string, rowsAtMost: number): CsvRows {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const rows: (readonly string[])[] = [];
  let rowCount = 0;
  for (const row of csvRows(content, delimiterOf(content))) {
    if (rowCount < rowsAtMost) rows.push(row);
    rowCount += 1;
  }
  return { rows, rowCount };
}

function* csvRows(text: string, delimiter: string): Generator<readonly string[]> {
  const field = new RegExp(
    `(?:"(?<quoted>[^"]*(?:""[^"]*)*)(?:"|$))?(?<plain>[^${delimiter}\\r\\n]*)(?<end>[${delimiter}]|\\r\\n|\\n|\\r|$)`,
    'y',
  );
  let row: string[] = [];
  // A delimiter at the very end is followed by one more field, an empty one.
  while (field.lastIndex < text.length || row.length > 0) {
    const { quoted, plain = '', end } = field.exec(text)?.groups ?? {};
    row.push((quoted?.replaceAll('""', '"') ?? '') + plain);
    if (end === delimiter) continue;
    yield row;
    row = [];
  }
}

function delimiterOf(text: string): string {
  const unquoted = text.slice(0, LONGEST_HEAD).replaceAll(/"[^"]*(?:"|$)/g, '');
  const [firstRow = ''] = /^[^\r\n]*/.exec(unquoted) ?? [];
  return DELIMITERS.find((delimiter) => firstRow.includes(delimiter)) ?? ',';
}

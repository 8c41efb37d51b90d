import { decodeText } from './csv/decode-text.ts';
import { parseCsv } from './csv/parse-csv.ts';
import { typedTable, type TypedTable } from './csv/typed-table.ts';
import { fileBytes } from './file-bytes.ts';

/** Reads a CSV file of a data set. `notes` tells of rows that could not be read. Throws a CsvError, see parseCsv. */
export function readTable(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
): { readonly table: TypedTable; readonly notes: readonly string[] } {
  const decoded = decodeText(fileBytes(files, path));
  const text = parseCsv(decoded.text);
  const table = typedTable(text);
  const notes = [
    `${path}: ${table.lines.length} rows, ${table.columns.length} columns.`,
    ...[...decoded.notices, ...text.notices].map(({ message }) => message),
    ...text.problems.map(
      ({ line, expected, got }) => `Line ${line} is left out: it has ${got} cells, the header has ${expected}.`,
    ),
  ];
  return { table, notes };
}

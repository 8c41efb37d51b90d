import type { StoredTable } from './csv/columns/understand-table.ts';
import { COMMA_DIALECT } from './csv/dialect.ts';
import { readTableFile } from './csv/read-table-file.ts';
import { GUESS_ALL } from './csv/reading-choice.ts';
import { runToEnd } from './csv/run-to-end.ts';
import { fileBytes } from './file-bytes.ts';

/** A CSV file of the site is known: commas, double quotes, decimal points and a header. */
const AS_SHIPPED = { ...GUESS_ALL, dialect: COMMA_DIALECT };

/** Reads a CSV file of a data set. `notes` tells of rows that could not be read. Throws a CsvError, see readTableFile. */
export function readTable(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
): { readonly table: StoredTable; readonly notes: readonly string[] } {
  const { stored, problems, notices } = runToEnd(readTableFile(fileBytes(files, path), AS_SHIPPED));
  const notes = [
    `${path}: ${stored.lines.length} rows, ${stored.columns.length} columns.`,
    ...notices,
    ...problems.map(
      ({ line, expected, got }) => `Line ${line} is left out: it has ${got} cells, the header has ${expected}.`,
    ),
  ];
  return { table: stored, notes };
}

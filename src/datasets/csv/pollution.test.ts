import { describe, expect, it } from 'vitest';
import { CsvError } from './csv-error.ts';
import { findDialect } from './find-dialect.ts';
import { parseCsv, type CsvText } from './parse-csv.ts';
import { Utf8Text } from './utf8-text.ts';

// One fault at every place of a table, after Pollock (Vitagliano et al., 2023).

const HEADER = ['id', 'name', 'note', 'mass'];
const ROWS = Array.from({ length: 12 }, (_, row) => [
  String(row),
  `n${row}`,
  row % 3 === 0 ? `a, "${row}"` : 'x',
  `${row}.5`,
]);
const WIDTH = HEADER.length;

function rendered(cells: string): string {
  return /[",\n]/.test(cells) ? `"${cells.replaceAll('"', '""')}"` : cells;
}

const LINES = [HEADER, ...ROWS].map((cells) => cells.map(rendered));

function textWith(row: number, line: string): string {
  return LINES.map((cells, index) => (index === row ? line : cells.join())).join('\n');
}

const places = LINES.flatMap((_, row) => HEADER.map((__, column) => ({ row, column })));
const dataPlaces = places.filter(({ row }) => row > 0);

function expectOthersUnchanged({ rows, lines }: CsvText, row: number): void {
  expect(rows).toEqual(ROWS.filter((_, index) => index !== row - 1));
  expect(lines).toEqual(ROWS.map((_, index) => index + 2).filter((line) => line !== row + 1));
}

describe('a table with one fault', () => {
  it('C5: a delimiter that is missing, at each row and column, costs that row alone', () => {
    for (const { row, column } of dataPlaces.filter((place) => place.column < WIDTH - 1)) {
      const cells = LINES[row] ?? [];
      const line = [
        ...cells.slice(0, column),
        cells
          .slice(column, column + 2)
          .join('')
          .replaceAll('"', ''),
        ...cells.slice(column + 2),
      ];
      const read = parseCsv(textWith(row, line.join().replace('a, ', 'a ')));
      expectOthersUnchanged(read, row);
      expect(read.problems).toEqual([{ kind: 'raggedRow', line: row + 1, expected: WIDTH, got: WIDTH - 1 }]);
    }
  });

  it('C6: a delimiter too many, at each row and column, costs that row alone', () => {
    for (const { row, column } of dataPlaces) {
      const line = (LINES[row] ?? []).map((cell, index) => (index === column ? `,${cell}` : cell)).join();
      const read = parseCsv(textWith(row, line));
      expectOthersUnchanged(read, row);
      expect(read.problems).toEqual([{ kind: 'raggedRow', line: row + 1, expected: WIDTH, got: WIDTH + 1 }]);
    }
  });

  it('C5, C6: the dialect is found in spite of it', () => {
    for (const { row, column } of places) {
      const line = (LINES[row] ?? []).map((cell, index) => (index === column ? `,${cell}` : cell)).join();
      expect(findDialect(Utf8Text.of(textWith(row, line)))[0].dialect).toMatchObject({ delimiter: ',', quote: '"' });
    }
  });

  it('C9: a quote too many, at each character of each cell, is an error with its line or part of the text', () => {
    for (const { row, column } of places) {
      const cells = LINES[row] ?? [];
      const cell = cells[column] ?? '';
      for (let at = 0; at <= cell.length; at += 1) {
        const line = cells.map((other, index) => (index === column ? `${cell.slice(0, at)}"${cell.slice(at)}` : other));
        const outcome = readOrError(textWith(row, line.join()));
        // A cell in quotes with one quote more is open: then the fault is in this row or nowhere.
        if (outcome instanceof CsvError) expect(outcome.line).toBe(row + 1);
        else {
          expect(outcome.rows.length + outcome.problems.length).toBe(ROWS.length);
          outcome.rows.forEach((cellsRead, index) => {
            const sourceRow = (outcome.lines[index] ?? 0) - 1;
            if (sourceRow !== row) expect(cellsRead).toEqual(ROWS[sourceRow - 1]);
          });
        }
      }
    }
  });
});

function readOrError(text: string): CsvText | CsvError {
  try {
    return parseCsv(text);
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}

import { MISSING_TOKENS } from './columns/missing-tokens.ts';
import { numberKind } from './columns/number-syntax.ts';
import type { CsvText } from './parse-csv.ts';

/** A column of numbers. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  /** One for each row; NaN where it is missing. */
  readonly values: Float64Array;
  /** 1 where the cell is missing. */
  readonly isMissing: Uint8Array;
}

/** A column of names, stored as codes into a dictionary. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  /** Index into `categories` for each row; -1 where the cell is missing. */
  readonly codes: Int32Array;
  /** All names there are, sorted by code unit. */
  readonly categories: readonly string[];
  readonly isMissing: Uint8Array;
}

export type TableColumn = NumberColumn | CategoryColumn;

/** A table in columns. */
export interface TypedTable {
  readonly columns: readonly TableColumn[];
  /** Line of the source file, from 1, at which each row begins. */
  readonly lines: Int32Array;
}

const MISSING = new Set(MISSING_TOKENS);

/**
 * Gives every column a type, decided over all its rows: numbers where every cell that is not missing is a number, else
 * categories. Numbers too large for a double are missing; whole numbers beyond 2^53, which it cannot tell apart, and
 * digits after a leading zero are text.
 */
export function typedTable({ header, rows, lines }: Pick<CsvText, 'header' | 'rows' | 'lines'>): TypedTable {
  const columns = header.map((name, index) =>
    typedColumn(
      name,
      rows.map((row) => (row[index] ?? '').trim()),
    ),
  );
  return { columns, lines: Int32Array.from(lines) };
}

/** Throws when there is no column of that name, with the known ones. */
export function findColumn(table: TypedTable, name: string): TableColumn {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column === undefined)
    throw new Error(`There is no column '${name}'. There are: ${table.columns.map((known) => known.name).join(', ')}.`);
  return column;
}

function typedColumn(name: string, cells: readonly string[]): TableColumn {
  const isMissing = Uint8Array.from(cells, (cell) => Number(isMissingCell(cell)));
  const present = cells.filter((_, row) => isMissing[row] === 0);
  if (present.length > 0 && present.every(isNumberCell)) {
    const values = Float64Array.from(cells, (cell, row) => (isMissing[row] === 1 ? NaN : Number(cell)));
    return { kind: 'number', name, values, isMissing };
  }
  const categories = [...new Set(present)].sort(); // by code unit: the same in every locale
  const codeOf = new Map(categories.map((category, code) => [category, code]));
  const codes = Int32Array.from(cells, (cell, row) => (isMissing[row] === 1 ? -1 : (codeOf.get(cell) ?? -1)));
  return { kind: 'category', name, codes, categories, isMissing };
}

function isMissingCell(cell: string): boolean {
  return MISSING.has(cell) || numberKind(cell, '.') === 'infinite';
}

function isNumberCell(cell: string): boolean {
  return numberKind(cell, '.') === 'number';
}

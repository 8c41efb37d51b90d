/** How large a file may be. Each limit ends the reading with an error that names it and the line. */
export interface CsvLimits {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Rows below the header. */
  readonly rows: number;
  /** Columns that are read and shown. */
  readonly columns: number;
  /** Characters of a cell. */
  readonly cell: number;
}

export const CSV_LIMITS: CsvLimits = { bytes: 50_000_000, rows: 1_000_000, columns: 20_000, cell: 1_048_576 };

/** Columns of a table that a model may use; the others can be looked at. */
export const MAX_USED_COLUMNS = 2_000;

/** Characters of a column's name; what is longer is cut. */
export const MAX_NAME = 256;

/** Why a model cannot use so many columns, or null where it can. */
export function tooManyFeatures(count: number): string | null {
  return count <= MAX_USED_COLUMNS
    ? null
    : `${grouped(count)} columns are used, a model can take ${grouped(MAX_USED_COLUMNS)}. Set the role of the others to ignore.`;
}

/** `20,000`: the same in every locale. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

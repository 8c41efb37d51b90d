/** A row that has another number of cells than the table has columns. It is left out. */
export interface RaggedRow {
  readonly kind: 'raggedRow';
  /** Line of the file, from 1, at which the row begins. */
  readonly line: number;
  readonly expected: number;
  readonly got: number;
}

/** A row with too few cells that got empty ones at its end, because the user wants it so. */
export interface PaddedRow {
  readonly kind: 'paddedRow';
  readonly line: number;
  readonly expected: number;
  readonly got: number;
}

export type CsvProblem = RaggedRow | PaddedRow;

import type { DateForm } from './date-syntax.ts';

export const COLUMN_TYPES = ['number', 'category', 'text', 'date', 'identifier', 'constant', 'empty'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

export const ROLES = ['feature', 'target', 'ignore'] as const;
export type Role = (typeof ROLES)[number];

/** What a person chose for a column; null leaves it to what its cells say. */
export interface ColumnChoices {
  readonly type: ColumnType | null;
  readonly role: Role | null;
  /** The texts that count as missing, instead of the usual ones. */
  readonly missingTokens: readonly string[] | null;
  readonly dateForm: DateForm | null;
  /** Kinds of a category that count as one, named {@link MERGED}. */
  readonly mergedKinds: readonly string[];
}

/** Percentages of the rows for each part; what they leave of 100 goes to train. */
export interface SplitShares {
  readonly valid: number;
  readonly test: number;
}

/** All that a person can choose about a table. Plain data, kept with the file. */
export interface TableChoices {
  /** By index of the column. */
  readonly columns: readonly ColumnChoices[];
  /** Lines of the file whose rows are left out, ascending. */
  readonly excludedLines: readonly number[];
  readonly batchSize: number;
  readonly shares: SplitShares;
}

/** The name of kinds that were made one. */
export const MERGED = 'other';

export const USUAL_SHARES: SplitShares = { valid: 15, test: 15 };

const NO_CHOICES: ColumnChoices = { type: null, role: null, missingTokens: null, dateForm: null, mergedKinds: [] };

/** The choices a table starts with: none. */
export function initialChoices(columnCount: number, batchSize = 16): TableChoices {
  return {
    columns: new Array<ColumnChoices>(columnCount).fill(NO_CHOICES),
    excludedLines: [],
    batchSize,
    shares: USUAL_SHARES,
  };
}

export function columnChoices(choices: TableChoices, index: number): ColumnChoices {
  return choices.columns[index] ?? NO_CHOICES;
}

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

/** How the rows are dealt out to the parts. */
export type SplitRule =
  /** At random, each class in the same proportion; for a number, at random. */
  | { readonly kind: 'stratified' }
  | { readonly kind: 'shuffled' }
  /** Rows alike in a column stay together. */
  | { readonly kind: 'grouped'; readonly column: number }
  /** The last rows are the test; ordered by a column, or with null as they stand in the file. */
  | { readonly kind: 'ordered'; readonly column: number | null };

/** What is done to numbers before a model sees them; fitted on the training rows. */
export const SCALINGS = ['standardise', 'minMax', 'none'] as const;
export type Scaling = (typeof SCALINGS)[number];

/** What is done where some classes are rare. */
export const BALANCES = ['none', 'classWeights', 'oversample'] as const;
export type Balance = (typeof BALANCES)[number];

/** All that a person can choose about a table. Plain data, kept with the file. */
export interface TableChoices {
  /** By index of the column. */
  readonly columns: readonly ColumnChoices[];
  /** Lines of the file whose rows are left out, ascending. */
  readonly excludedLines: readonly number[];
  readonly batchSize: number;
  readonly shares: SplitShares;
  readonly split: SplitRule;
  readonly scaling: Scaling;
  readonly balance: Balance;
}

/** The name of kinds that were made one. */
export const MERGED = 'other';

export const USUAL_SHARES: SplitShares = { valid: 15, test: 15 };

/** Of a column nobody chose anything about. */
export const NO_CHOICES: ColumnChoices = {
  type: null,
  role: null,
  missingTokens: null,
  dateForm: null,
  mergedKinds: [],
};

/** The choices a table starts with: none. */
export function initialChoices(columnCount: number, batchSize = 16): TableChoices {
  return {
    columns: new Array<ColumnChoices>(columnCount).fill(NO_CHOICES),
    excludedLines: [],
    batchSize,
    shares: USUAL_SHARES,
    split: { kind: 'stratified' },
    scaling: 'standardise',
    balance: 'none',
  };
}

export function columnChoices(choices: TableChoices, index: number): ColumnChoices {
  return choices.columns[index] ?? NO_CHOICES;
}

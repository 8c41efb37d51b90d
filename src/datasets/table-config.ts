import type { TableChoices } from './csv/columns/table-choices.ts';
import type { ReadingChoice } from './csv/reading-choice.ts';

/** Where the bytes of a table are: in a file of the user's, known by its SHA-256, or on the site, below `datasets/`. */
export type TableSource =
  { readonly kind: 'file'; readonly fileId: string } | { readonly kind: 'site'; readonly path: string };

/** A table as an experiment's data: which bytes, how they are read, and what was chosen about their columns. */
export interface TableConfig {
  readonly source: TableSource;
  readonly fileName: string;
  readonly reading: ReadingChoice;
  readonly choices: TableChoices;
}

/** The name in the catalog of the data set that a {@link TableConfig} describes. */
export const TABLE_DATASET = 'table';

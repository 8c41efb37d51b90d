import type { Encoding } from './decode-text.ts';
import type { DialectChoice } from './find-dialect.ts';

/** What a person chose of how a file is read; the rest is guessed. Plain data, kept with the file. */
export interface ReadingChoice {
  /** Null guesses it. */
  readonly encoding: Encoding | null;
  readonly dialect: DialectChoice;
  /** Whether rows that are too short get empty cells at their end, instead of being left out. */
  readonly padShortRows: boolean;
  /** Whether it is one table with one header row even if it does not look so. */
  readonly isOneTable: boolean;
}

export const GUESS_ALL: ReadingChoice = { encoding: null, dialect: {}, padShortRows: false, isOneTable: false };

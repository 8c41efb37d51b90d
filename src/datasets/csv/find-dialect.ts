import {
  DELIMITERS,
  QUOTES,
  delimiterName,
  isDelimiter,
  type DecimalMark,
  type Delimiter,
  type Dialect,
  type Quote,
} from './dialect.ts';
import { findDecimal } from './find-decimal.ts';
import { findHeader, type Guess } from './find-header.ts';
import { findPreamble } from './find-preamble.ts';
import { scoreTrial, type TrialScore } from './score-trial.ts';
import { sampleOf, trialParse, type Sample, type Trial, type TrialRow } from './trial-parse.ts';
import type { Utf8Text } from './utf8-text.ts';

/** A dialect that fits, and why. */
export interface DialectGuess {
  readonly dialect: Dialect;
  /** A short sentence for each part of the dialect. */
  readonly evidence: Readonly<Record<keyof Dialect, string>>;
  /** Cells of most rows. */
  readonly columns: number;
  /** The first rows, the header among them, as this dialect reads them. */
  readonly preview: readonly (readonly string[])[];
}

/** What the user chose; the rest is guessed. */
export type DialectChoice = Partial<Dialect>;

const MAX_GUESSES = 3;
const PREVIEW_ROWS = 10;
/** More than a directive has. */
const DIRECTIVE_BYTES = 10;
const DIRECTIVE = /^"?sep=(.)"?$/i;
/** A cell in single quotes. */
const SINGLE_QUOTED = /(^|[,;\t|\n]) *'[^'\n]*' *(?=[,;\t|\n]|$)/;
const CHOSEN = 'Chosen by you.';

interface Candidate extends TrialScore {
  readonly delimiter: Delimiter;
  readonly quote: Quote;
  readonly trial: Trial;
}

/**
 * The likeliest dialects of a text, the best first, three at most and one at least: its first rows are read with every
 * delimiter and quote, and what gives rows of one length and cells that one knows is preferred. Parts that the user chose
 * are kept.
 */
export function findDialect(text: Utf8Text, choice: DialectChoice = {}): readonly [DialectGuess, ...DialectGuess[]] {
  const directive = sepDirective(text);
  const start = choice.skippedLines ?? (directive === null ? 0 : 1);
  const sample = sampleOf(text, start);
  const [best, ...others] = candidates(sample, choice, directive);
  if (best === undefined) throw new RangeError('There is no delimiter or no quote to try.');
  const describe = (candidate: Candidate) => describeGuess(candidate, { choice, directive, start });
  return [describe(best), ...others.map(describe)];
}

/** The delimiter that the first line names, as Excel writes it: `sep=;`. */
function sepDirective(text: Utf8Text): Delimiter | null {
  const line = text.slice(0, Math.min(text.lineEnd(0), text.characterStart(DIRECTIVE_BYTES)));
  const delimiter = DIRECTIVE.exec(line)?.[1] ?? '';
  return isDelimiter(delimiter) ? delimiter : null;
}

function candidates(sample: Sample, choice: DialectChoice, directive: Delimiter | null): readonly Candidate[] {
  const known = choice.delimiter ?? directive;
  const quotes = choice.quote === undefined ? quotesIn(sample) : [choice.quote];
  const all = (known === null ? DELIMITERS : [known]).flatMap((delimiter) =>
    quotes.map((quote): Candidate => {
      const trial = trialParse(sample, delimiter, quote);
      return { delimiter, quote, trial, ...scoreTrial(trial) };
    }),
  );
  // The sort is stable: what fits as well stays in order of preference. All that find one column found the same.
  const sorted = all.sort((first, second) => second.score - first.score);
  const oneColumn = sorted.find(({ columns }) => columns <= 1);
  return sorted.filter((candidate) => candidate.columns > 1 || candidate === oneColumn).slice(0, MAX_GUESSES);
}

/** Apostrophes are too frequent in text to be tried as quotes without need. */
function quotesIn({ text }: Sample): readonly Quote[] {
  return QUOTES.filter((quote) => quote === '"' || SINGLE_QUOTED.test(text));
}

interface Known {
  readonly choice: DialectChoice;
  readonly directive: Delimiter | null;
  readonly start: number;
}

function describeGuess(candidate: Candidate, { choice, directive, start }: Known): DialectGuess {
  const { rows } = candidate.trial;
  const skippedLines = chosenOr(choice.skippedLines, () => {
    const guess = findPreamble(rows, candidate.columns, start);
    return guess.value === 1 && directive !== null ? { ...guess, evidence: 'Line 1 names the delimiter.' } : guess;
  });
  const table = rows.filter(({ line }) => line > skippedLines.value).map(({ cells }) => cells);
  const hasHeader = chosenOr(choice.hasHeader, () => findHeader(table));
  const decimal = chosenOr<DecimalMark>(choice.decimal, () => findDecimal(table, candidate.delimiter));
  const delimiter = chosenOr(choice.delimiter, () => ({
    value: candidate.delimiter,
    evidence: delimiterEvidence(candidate, directive),
  }));
  const quote = chosenOr(choice.quote, () => ({ value: candidate.quote, evidence: quoteEvidence(candidate) }));
  return {
    dialect: {
      delimiter: delimiter.value,
      quote: quote.value,
      decimal: decimal.value,
      hasHeader: hasHeader.value,
      skippedLines: skippedLines.value,
    },
    evidence: {
      delimiter: delimiter.evidence,
      quote: quote.evidence,
      decimal: decimal.evidence,
      hasHeader: hasHeader.evidence,
      skippedLines: skippedLines.evidence,
    },
    columns: candidate.columns,
    preview: table.slice(0, PREVIEW_ROWS),
  };
}

function chosenOr<Value>(chosen: Value | undefined, guess: () => Guess<Value>): Guess<Value> {
  return chosen === undefined ? guess() : { value: chosen, evidence: CHOSEN };
}

function delimiterEvidence(candidate: Candidate, directive: Delimiter | null): string {
  const { delimiter, columns, fittingRows, trial } = candidate;
  if (directive !== null) return `The first line names the ${delimiterName(delimiter)}.`;
  if (columns > 1)
    return `With the ${delimiterName(delimiter)}, ${fittingRows} of the first ${trial.rows.length} rows have ${columns} cells.`;
  const isSpaced = areSpaced(trial.rows);
  return `No delimiter divides the lines, so each is one cell.${isSpaced ? ' Spaces seem to: replace them by commas or tabs.' : ''}`;
}

/** Whether spaces would cut all the lines into as many cells, two or more. */
function areSpaced(rows: readonly TrialRow[]): boolean {
  const widths = new Set(rows.map(({ cells }) => (cells[0] ?? '').trim().split(/ +/).length));
  return rows.length > 1 && widths.size === 1 && !widths.has(1);
}

function quoteEvidence({ quote, trial }: Candidate): string {
  if (trial.hasQuoteError) return `A quote ${quote} is not closed, or text follows it.`;
  return quote === '"' ? 'Double quotes are usual.' : 'Cells stand in single quotes.';
}

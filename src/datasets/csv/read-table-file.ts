import { TableBuilder } from './columns/table-builder.ts';
import type { StoredTable } from './columns/understand-table.ts';
import type { CsvProblem } from './csv-problem.ts';
import { decodeTextInTurns, type DecodedText, type Encoding } from './decode-text.ts';
import type { Dialect } from './dialect.ts';
import type { AsciiText } from './text-builder.ts';
import { findDialect, type DialectGuess } from './find-dialect.ts';
import { readRows } from './read-rows.ts';
import type { ReadingChoice } from './reading-choice.ts';

/** How a file was read, each part with what speaks for it. */
export interface FileReading {
  readonly choice: ReadingChoice;
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  /** A short sentence for each part of the dialect. */
  readonly evidence: Readonly<Record<keyof Dialect, string>>;
  /** The likeliest ways to read it, the best first, each with its first rows. */
  readonly guesses: readonly DialectGuess[];
}

/** A file as a table in columns, with no choice made about them yet. */
export interface TableFile {
  readonly stored: StoredTable;
  readonly reading: FileReading;
  /** Rows that do not fit, left out or padded. */
  readonly problems: readonly CsvProblem[];
  /** What was noticed, each a sentence. */
  readonly notices: readonly string[];
}

/** How far the reading is: `done` of `total`, in bytes while it is decoded, then in characters. */
export interface FileProgress {
  readonly phase: 'text' | 'rows';
  readonly done: number;
  readonly total: number;
  readonly rowsDone: number;
}

/** What a reading needs from outside, and whom it tells. */
export interface ReadingWorld {
  /** Hears how the file is read as soon as that is known, also where its rows then cannot be. */
  readonly onReading?: (reading: FileReading) => void;
  readonly asciiText?: AsciiText;
}

/**
 * From the bytes of a file to its columns: encoding, dialect and rows, in short turns. Throws a {@link import('./csv-error.ts').CsvError}.
 */
export function* readTableFile(
  bytes: Uint8Array,
  choice: ReadingChoice,
  { onReading, asciiText }: ReadingWorld = {},
): Generator<FileProgress, TableFile, void> {
  const decoded = yield* decodeInTurns(bytes, choice, asciiText);
  const { text } = decoded;
  const reading = findReading(decoded, choice);
  onReading?.(reading);
  const { padShortRows, isOneTable } = choice;
  const builder = new TableBuilder(reading.dialect.decimal);
  const turns = readRows(
    text,
    { dialect: reading.dialect, padShortRows, isOneTable, onPlainRow: (row, line) => builder.addPlain(row, line) },
    (cells, line) => builder.add(cells, line),
  );
  let turn = turns.next();
  for (; turn.done !== true; turn = turns.next()) {
    const { charactersDone, characters, rowsDone } = turn.value;
    yield { phase: 'rows', done: charactersDone, total: characters, rowsDone };
  }
  const { header, problems, notices } = turn.value;
  return {
    stored: builder.finish(header),
    reading,
    problems,
    notices: [...decoded.notices, ...notices].map(({ message }) => message),
  };
}

function* decodeInTurns(
  bytes: Uint8Array,
  { encoding }: ReadingChoice,
  asciiText: AsciiText | undefined,
): Generator<FileProgress, DecodedText, void> {
  const turns = decodeTextInTurns(bytes, encoding ?? undefined, asciiText);
  let turn = turns.next();
  for (; turn.done !== true; turn = turns.next())
    yield { phase: 'text', done: turn.value, total: bytes.length, rowsDone: 0 };
  return turn.value;
}

function findReading({ text, encoding }: DecodedText, choice: ReadingChoice): FileReading {
  const isChosen = Object.keys(choice.dialect).length > 0;
  const guesses = findDialect(text);
  const [{ dialect, evidence }] = isChosen ? findDialect(text, choice.dialect) : guesses;
  return { choice, encoding, dialect, evidence, guesses };
}

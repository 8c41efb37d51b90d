import { TableBuilder } from './columns/table-builder.ts';
import type { StoredTable } from './columns/understand-table.ts';
import { CSV_LIMITS } from './csv-limits.ts';
import type { CsvProblem } from './csv-problem.ts';
import { decodeTextInTurns, type DecodedText, type Encoding } from './decode-text.ts';
import type { Dialect } from './dialect.ts';
import { findDialect, type DialectGuess } from './find-dialect.ts';
import { readRows } from './read-rows.ts';
import type { ReadingChoice } from './reading-choice.ts';
import type { Utf8Text } from './utf8-text.ts';

const SAMPLED_BYTES = 1 << 16;
const SPARE_ROWS = 1.05;

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

/** How far the reading is: `done` of `total`, in bytes. */
export interface FileProgress {
  readonly phase: 'text' | 'rows';
  readonly done: number;
  readonly total: number;
  readonly rowsDone: number;
}

/**
 * From the bytes of a file to its columns: encoding, dialect and rows, in short turns. `onReading` hears how the file is
 * read as soon as that is known, also where its rows then cannot be. Throws a {@link import('./csv-error.ts').CsvError}.
 */
export function* readTableFile(
  bytes: Uint8Array,
  choice: ReadingChoice,
  onReading: (reading: FileReading) => void = () => undefined,
): Generator<FileProgress, TableFile, void> {
  const decoded = yield* decodeInTurns(bytes, choice);
  const { text } = decoded;
  const reading = findReading(decoded, choice);
  onReading(reading);
  const { padShortRows, isOneTable } = choice;
  const builder = new TableBuilder(reading.dialect.decimal, expectedRows(text));
  const turns = readRows(
    text,
    { dialect: reading.dialect, padShortRows, isOneTable, onPlainRow: (row, line) => builder.addPlain(row, line) },
    (cells, line) => builder.add(cells, line),
  );
  let turn = turns.next();
  for (; turn.done !== true; turn = turns.next()) {
    const { bytesDone, bytes: total, rowsDone } = turn.value;
    yield { phase: 'rows', done: bytesDone, total, rowsDone };
  }
  const { header, problems, notices } = turn.value;
  return {
    stored: builder.finish(header),
    reading,
    problems,
    notices: [...decoded.notices, ...notices].map(({ message }) => message),
  };
}

/** About how many rows there are, as far as the first of them tell; a few more, for room costs nothing until it is used. */
function expectedRows(text: Utf8Text): number {
  const sampled = Math.min(text.length, SAMPLED_BYTES);
  const rows = text.countLineFeeds(0, sampled) * (text.length / Math.max(1, sampled));
  return Math.min(CSV_LIMITS.rows, Math.ceil(rows * SPARE_ROWS) + 1);
}

function* decodeInTurns(bytes: Uint8Array, { encoding }: ReadingChoice): Generator<FileProgress, DecodedText, void> {
  const turns = decodeTextInTurns(bytes, encoding ?? undefined);
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

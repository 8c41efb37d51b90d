import { decodeText } from '../csv/decode-text.ts';
import type { DatasetDefinition, NamedSplit, PreparationInput } from '../dataset-definition.ts';
import { fileBytes } from '../file-bytes.ts';
import { prepareDescribed } from '../tables/prepare-described.ts';
import { storedRows, type MadeRow } from '../tables/stored-rows.ts';
import { describeCharacters, type CharacterFile } from './character-file.ts';

/** A piece of text whose characters follow one another: a name, or a whole chapter. */
export interface Piece {
  /** Characters as they are to be named; a space is none, so it needs another. */
  readonly characters: readonly string[];
  /** The line of each. */
  readonly lines: readonly number[];
  /** Pieces of one group stay in one part. */
  readonly group: string;
}

/** What of its files a set of characters learns from. */
export interface CharacterReading {
  /** The pieces of a text; `files` are its lines, one file after another. */
  readonly pieces: (lines: readonly string[]) => readonly Piece[];
  /** What is said of how the files were read. */
  readonly note: string;
  /** Characters put before the first one of each piece, so that it is learnt too; null learns from whole windows alone. */
  readonly beginning: string | null;
  readonly splitsBy: 'group' | 'order';
}

const GROUP = 'group';
const TARGET = 'next';

/** A data set of windows of characters, each one-hot, and the character that comes next. */
export function defineCharacterDataset(file: CharacterFile, reading: CharacterReading): DatasetDefinition {
  return {
    ...describeCharacters(file),
    prepare(input) {
      const { window } = file;
      const features = Array.from({ length: window }, (_, index) => `${window - index} before`);
      const pieces = reading.pieces(linesOf(file, input));
      const table = storedRows([...features, TARGET, GROUP], windowsOf(pieces, window, reading.beginning));
      const split: NamedSplit =
        reading.splitsBy === 'group' ? { kind: 'grouped', column: GROUP } : { kind: 'ordered', column: null };
      const made = `${table.lines.length} windows of ${window} characters, each with the character that comes next.`;
      const description = { target: TARGET, features, split };
      return prepareDescribed({ table, description, type: 'category', notes: [reading.note, made] }, input);
    },
  };
}

function linesOf({ files }: CharacterFile, input: PreparationInput): readonly string[] {
  return files.flatMap((path) =>
    decodeText(fileBytes(input.files, path))
      .text.toString()
      .replace(/\r?\n$/, '')
      .split(/\r?\n/),
  );
}

function* windowsOf(pieces: readonly Piece[], window: number, beginning: string | null): Generator<MadeRow> {
  for (const { characters, lines, group } of pieces) {
    const before = beginning === null ? [] : new Array<string>(window).fill(beginning);
    const padded = [...before, ...characters];
    for (let next = window; next < padded.length; next += 1)
      yield { cells: [...padded.slice(next - window, next + 1), group], line: lines[next - before.length] ?? 0 };
  }
}

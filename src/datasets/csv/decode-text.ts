import { CsvError } from './csv-error.ts';
import { decodeUtf16InTurns } from './decode-utf16.ts';
import { decodeUtf8InTurns, NotUtf8Error, type DecodeTurns } from './decode-utf8.ts';
import { decodeWindows1252InTurns } from './decode-windows1252.ts';
import { checkFileKind, checkFileSize } from './file-kind.ts';
import type { Notice } from './notice.ts';
import { runToEnd } from './run-to-end.ts';
import type { Utf8Text } from './utf8-text.ts';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface DecodedText {
  /** Without a byte order mark; its line ends are LF. */
  readonly text: Utf8Text;
  readonly encoding: Encoding;
  readonly notices: readonly Notice[];
}

/** Bytes looked at to tell UTF-16 without a byte order mark. */
const SAMPLE = 1 << 16;
/** Share of NULs, among the bytes that stand first or second of two, from which text is UTF-16. */
const NUL_SHARE = 0.3;

/**
 * The text of a file: UTF-8, UTF-16 (by its byte order mark or its many NULs), else windows-1252 with a notice that names
 * the line; or in the encoding that the user chose. Nothing is ever replaced by U+FFFD.
 *
 * Throws a {@link CsvError} for what is no text (see checkFileKind), bytes that do not fit the chosen encoding, and NULs.
 */
export function decodeText(bytes: Uint8Array, chosen?: Encoding): DecodedText {
  return runToEnd(decodeTextInTurns(bytes, chosen));
}

/** {@link decodeText} in turns, each of about a megabyte: yields how many bytes are done. */
export function* decodeTextInTurns(bytes: Uint8Array, chosen?: Encoding): Generator<number, DecodedText, void> {
  checkFileSize(bytes.length);
  const utf16 = utf16Of(bytes);
  if (utf16?.hasMark !== true) checkFileKind(bytes);
  const encoding = chosen ?? utf16?.encoding;
  const decoded =
    encoding === undefined
      ? yield* decodeUtf8OrWindows1252(bytes)
      : yield* decodeAs(bytes, encoding, utf16?.hasMark === true);
  const nul = decoded.text.bytes.indexOf(0);
  if (nul >= 0) throw nulError(decoded.text, nul);
  return decoded;
}

function* decodeAs(bytes: Uint8Array, encoding: Encoding, hasMark: boolean): Generator<number, DecodedText, void> {
  switch (encoding) {
    case 'utf-8':
      return { text: yield* decodeUtf8InTurns(bytes), encoding, notices: [] };
    case 'windows-1252':
      return { text: yield* decodeWindows1252InTurns(bytes), encoding, notices: [] };
    case 'utf-16le':
    case 'utf-16be': {
      const text = yield* decodeUtf16InTurns(bytes, encoding === 'utf-16le' ? 'little' : 'big');
      return { text, encoding, notices: [utf16Notice(encoding, hasMark)] };
    }
  }
}

function* decodeUtf8OrWindows1252(bytes: Uint8Array): Generator<number, DecodedText, void> {
  try {
    return { text: yield* decodeUtf8InTurns(bytes), encoding: 'utf-8', notices: [] };
  } catch (error) {
    if (!(error instanceof NotUtf8Error)) throw error;
    const turns: DecodeTurns = decodeWindows1252InTurns(bytes);
    return { text: yield* turns, encoding: 'windows-1252', notices: [windows1252Notice(error)] };
  }
}

function windows1252Notice({ line, byte }: NotUtf8Error): Notice {
  return {
    line,
    message: `Line ${line} holds the byte ${byte}, which is not UTF-8, so the file is read as windows-1252 (Western European). Check the accented letters there; if they are wrong, choose another encoding.`,
  };
}

function utf16Notice(encoding: Encoding, hasMark: boolean): Notice {
  const reason = hasMark ? 'its byte order mark says so' : 'there is no byte order mark, but every other byte fits';
  return { line: 1, message: `The file is read as ${encoding.toUpperCase()}: ${reason}.` };
}

interface Utf16 {
  readonly encoding: Encoding;
  readonly hasMark: boolean;
}

/** The UTF-16 that a byte order mark or the place of the NULs tells of. */
function utf16Of(bytes: Uint8Array): Utf16 | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', hasMark: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', hasMark: true };
  return unmarkedUtf16(bytes.subarray(0, SAMPLE));
}

function unmarkedUtf16(sample: Uint8Array): Utf16 | null {
  let first = 0;
  let second = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) first += 1;
    else second += 1;
  });
  const enough = (NUL_SHARE * sample.length) / 2;
  // Text is never full of NULs on both sides: that is a binary file.
  if (second > 0 && second >= enough && first < second / 4) return { encoding: 'utf-16le', hasMark: false };
  if (first > 0 && first >= enough && second < first / 4) return { encoding: 'utf-16be', hasMark: false };
  return null;
}

function nulError(text: Utf8Text, index: number): CsvError {
  const line = 1 + text.countLineFeeds(0, index);
  return new CsvError(
    `Line ${line} holds a NUL byte, which no text has. The file may be damaged or no CSV: export it again.`,
    line,
  );
}

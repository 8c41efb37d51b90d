import { CsvError } from './csv-error.ts';
import { runToEnd } from './run-to-end.ts';
import { TextBuilder, type AsciiText } from './text-builder.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Bytes decoded in a turn. */
const TURN = 1 << 20;
/** From so many ASCII bytes in a row on they are taken as a piece. */
const LONG_RUN = 64;

/** Decodes in turns: yields how many bytes are done. */
export type DecodeTurns = Generator<number, string, void>;

/** The bytes are not UTF-8. */
export class NotUtf8Error extends CsvError {
  /** The first byte that is not, as `0xE9`. */
  readonly byte: string;

  constructor(byte: string, line: number) {
    super(`Line ${line} holds the byte ${byte}, which is not UTF-8. Save the file as UTF-8 and load it again.`, line);
    this.byte = byte;
  }
}

/**
 * The text of UTF-8 bytes, without a byte order mark; line ends become LF. Written out because the pure realm has no TextDecoder. Throws a
 * {@link NotUtf8Error} with the line at the first byte that is not UTF-8; nothing is ever replaced by U+FFFD.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  return runToEnd(decodeUtf8InTurns(bytes));
}

export function* decodeUtf8InTurns(bytes: Uint8Array, asciiText: AsciiText | null = null): DecodeTurns {
  const builder = new TextBuilder(asciiText);
  let index = startsWithMark(bytes) ? 3 : 0;
  for (let turn = index + TURN; index < bytes.length; turn = index + TURN) {
    index = decodeUntil(bytes, { index, end: Math.min(turn, bytes.length) }, builder);
    yield index;
  }
  return builder.text();
}

/** Decodes the sequences that begin before `end`; gives the index after the last. */
function decodeUntil(bytes: Uint8Array, range: { index: number; end: number }, builder: TextBuilder): number {
  let { index } = range;
  while (index < range.end) {
    const run = asciiEnd(bytes, index, range.end);
    if (run - index >= LONG_RUN) builder.addAscii(bytes.subarray(index, run));
    else for (let at = index; at < run; at += 1) builder.add(bytes[at] ?? 0);
    index = run;
    if (index >= range.end) break;
    const length = sequenceLength(bytes[index] ?? 0);
    const codePoint = readSequence(bytes, index, length);
    if (codePoint === null) throw notUtf8(bytes, index);
    builder.add(codePoint);
    index += length;
  }
  return index;
}

/** The end of the ASCII bytes from `start` on. Eight are looked at together: nearly all of a table is ASCII. */
function asciiEnd(bytes: Uint8Array, start: number, end: number): number {
  let index = start;
  while (index + 8 <= end && eightBytes(bytes, index) < 0x80) index += 8;
  while (index < end && (bytes[index] ?? 0) < 0x80) index += 1;
  return index;
}

/** All bits of eight bytes. */
function eightBytes(bytes: Uint8Array, index: number): number {
  const first = (bytes[index] ?? 0) | (bytes[index + 1] ?? 0) | (bytes[index + 2] ?? 0) | (bytes[index + 3] ?? 0);
  const next = (bytes[index + 4] ?? 0) | (bytes[index + 5] ?? 0) | (bytes[index + 6] ?? 0) | (bytes[index + 7] ?? 0);
  return first | next;
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Bytes of the sequence that begins with `lead`, which is not ASCII; 0 where none can (RFC 3629). */
function sequenceLength(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

const SMALLEST = [0, 0, 0x80, 0x800, 0x10000] as const;

/** The code point of a sequence of two bytes or more; null where it is broken, overlong, a surrogate or too large. */
function readSequence(bytes: Uint8Array, start: number, length: number): number | null {
  if (length === 0) return null;
  let codePoint = (bytes[start] ?? 0) & (0x7f >> length);
  for (let index = start + 1; index < start + length; index += 1) {
    const next = bytes[index] ?? 0;
    if ((next & 0xc0) !== 0x80) return null;
    codePoint = (codePoint << 6) | (next & 0x3f);
  }
  return codePoint >= (SMALLEST[length] ?? 0) && isScalarValue(codePoint) ? codePoint : null;
}

function isScalarValue(codePoint: number): boolean {
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  return codePoint <= 0x10ffff && !isSurrogate;
}

function notUtf8(bytes: Uint8Array, index: number): NotUtf8Error {
  const byte = (bytes[index] ?? 0).toString(16).toUpperCase();
  return new NotUtf8Error(`0x${byte}`, lineOfByte(bytes, index));
}

/** The line on which a byte stands; CRLF, CR and LF each end one. */
function lineOfByte(bytes: Uint8Array, index: number): number {
  let line = 1;
  for (let at = 0; at < index; at += 1) {
    const isLoneReturn = bytes[at] === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED;
    if (bytes[at] === LINE_FEED || isLoneReturn) line += 1;
  }
  return line;
}

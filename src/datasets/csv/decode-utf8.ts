import { CsvError } from './csv-error.ts';
import { runToEnd } from './run-to-end.ts';
import { codePointAt } from './utf8.ts';
import { Utf8Text } from './utf8-text.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Bytes looked at in a turn. */
const TURN = 1 << 20;

/** Decodes in turns: yields how many bytes are done. */
export type DecodeTurns = Generator<number, Utf8Text, void>;

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
 * The text of UTF-8 bytes, without a byte order mark; line ends become LF. Where there is nothing to change, the bytes are
 * not copied. Throws a {@link NotUtf8Error} with the line at the first byte that is not UTF-8; nothing is ever replaced by
 * U+FFFD.
 */
export function decodeUtf8(bytes: Uint8Array): Utf8Text {
  return runToEnd(decodeUtf8InTurns(bytes));
}

export function* decodeUtf8InTurns(bytes: Uint8Array): DecodeTurns {
  const start = startsWithMark(bytes) ? 3 : 0;
  for (let index = start; index < bytes.length; yield index)
    index = checkUntil(bytes, index, Math.min(index + TURN, bytes.length));
  return new Utf8Text(yield* lineEndsNormalised(bytes.subarray(start)));
}

/** Checks the sequences that begin before `end`; gives the index after the last. */
function checkUntil(bytes: Uint8Array, start: number, end: number): number {
  let index = start;
  for (;;) {
    index = asciiEnd(bytes, index, end);
    if (index >= end) return index;
    const length = sequenceLength(bytes[index] ?? 0);
    if (!isSequence(bytes, index, length)) throw notUtf8(bytes, index);
    index += length;
  }
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

/** Whether a sequence of two bytes or more is whole, and neither overlong, nor a surrogate, nor too large. */
function isSequence(bytes: Uint8Array, start: number, length: number): boolean {
  if (length === 0) return false;
  for (let index = start + 1; index < start + length; index += 1)
    if (((bytes[index] ?? 0) & 0xc0) !== 0x80) return false;
  const codePoint = codePointAt(bytes, start, length);
  return codePoint >= (SMALLEST[length] ?? 0) && isScalarValue(codePoint);
}

function isScalarValue(codePoint: number): boolean {
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  return codePoint <= 0x10ffff && !isSurrogate;
}

/** The bytes with every line end (CRLF, CR or LF, mixed as they come) as LF. */
function* lineEndsNormalised(bytes: Uint8Array): Generator<number, Uint8Array, void> {
  const first = bytes.indexOf(CARRIAGE_RETURN);
  if (first < 0) return bytes;
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes.subarray(0, first));
  let filled = first;
  for (let index = first; index < bytes.length; yield index) {
    for (const end = Math.min(index + TURN, bytes.length); index < end; index += 1) {
      const byte = bytes[index] ?? 0;
      if (byte === LINE_FEED && bytes[index - 1] === CARRIAGE_RETURN) continue;
      copy[filled++] = byte === CARRIAGE_RETURN ? LINE_FEED : byte;
    }
  }
  return copy.subarray(0, filled);
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

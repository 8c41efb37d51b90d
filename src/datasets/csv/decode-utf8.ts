import { CsvError } from './csv-error.ts';

/** Code units turned into text at once: each is an argument of one call. */
const CHUNK = 8192;
const LINE_FEED = 0x0a;

/**
 * The text of UTF-8 bytes, without a byte order mark. Written out because the pure realm has no TextDecoder. Throws a
 * {@link CsvError} with the line at the first byte that is not UTF-8; nothing is ever replaced by U+FFFD.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  const parts: string[] = [];
  const units = new Uint16Array(CHUNK);
  let filled = 0;
  for (let index = startsWithMark(bytes) ? 3 : 0; index < bytes.length;) {
    const length = sequenceLength(bytes[index] ?? 0);
    const codePoint = length === 1 ? (bytes[index] ?? 0) : readSequence(bytes, index, length);
    if (codePoint === null) throw notUtf8(bytes, index);
    if (codePoint > 0xffff) {
      units[filled++] = 0xd800 + ((codePoint - 0x10000) >> 10);
      units[filled++] = 0xdc00 + (codePoint & 0x3ff);
    } else units[filled++] = codePoint;
    index += length;
    if (filled > CHUNK - 2) {
      parts.push(String.fromCharCode(...units.subarray(0, filled)));
      filled = 0;
    }
  }
  return parts.join('') + String.fromCharCode(...units.subarray(0, filled));
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Bytes of the sequence that begins with `lead`; 0 where none can (RFC 3629). */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
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

function notUtf8(bytes: Uint8Array, index: number): CsvError {
  const line = bytes.subarray(0, index).reduce((count, byte) => count + Number(byte === LINE_FEED), 1);
  const byte = (bytes[index] ?? 0).toString(16).toUpperCase();
  const message = `Line ${line} holds the byte 0x${byte}, which is not UTF-8. Save the file as UTF-8 and load it again.`;
  return new CsvError(message, line);
}

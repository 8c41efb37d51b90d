/** Code units turned into text at once: each is an argument of one call. */
const CHUNK = 4096;
const UNITS = new Uint16Array(CHUNK + 1);

/** Bytes that a code unit takes at most. A pair takes four, which is less. */
export const MOST_BYTES_A_UNIT = 3;

/** The text of UTF-8 bytes that are known to be right. Written out because the pure realm has no TextDecoder. */
export function readUtf8(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let text = '';
  let filled = 0;
  for (let at = start; at < end;) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      UNITS[filled++] = lead;
      at += 1;
    } else {
      const length = sequenceLength(lead);
      filled = addCodePoint(codePointAt(bytes, at, length), filled);
      at += length;
    }
    if (filled < CHUNK) continue;
    text += textOf(filled);
    filled = 0;
  }
  return text + textOf(filled);
}

/** Bytes of the sequence that `lead` begins, which is not ASCII. */
function sequenceLength(lead: number): number {
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

function addCodePoint(codePoint: number, filled: number): number {
  if (codePoint <= 0xffff) {
    UNITS[filled] = codePoint;
    return filled + 1;
  }
  UNITS[filled] = 0xd800 + ((codePoint - 0x10000) >> 10);
  UNITS[filled + 1] = 0xdc00 + (codePoint & 0x3ff);
  return filled + 2;
}

/** The code point of a sequence of two bytes or more. */
export function codePointAt(bytes: Uint8Array, start: number, length: number): number {
  let codePoint = (bytes[start] ?? 0) & (0x7f >> length);
  for (let index = start + 1; index < start + length; index += 1)
    codePoint = (codePoint << 6) | ((bytes[index] ?? 0) & 0x3f);
  return codePoint;
}

/** Writes a text as UTF-8 from `at` on, where there must be room; returns where it ends. Half a surrogate pair is kept too. */
export function writeUtf8(text: string, bytes: Uint8Array, at = 0): number {
  let end = at;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes[end++] = unit;
    else {
      const codePoint = text.codePointAt(index) ?? unit;
      if (codePoint > 0xffff) index += 1;
      end = writeCodePoint(codePoint, bytes, end);
    }
  }
  return end;
}

let scratch = new Uint8Array(256);

/** The bytes of a text, which are other ones when it is asked for the next. */
export function asUtf8(text: string): Uint8Array {
  const most = text.length * MOST_BYTES_A_UNIT;
  if (most > scratch.length) scratch = new Uint8Array(2 * most);
  return scratch.subarray(0, writeUtf8(text, scratch));
}

/** {@link writeUtf8} for one character. */
export function writeCodePoint(codePoint: number, bytes: Uint8Array, at: number): number {
  let end = at;
  if (codePoint < 0x80) bytes[end++] = codePoint;
  else {
    if (codePoint < 0x800) bytes[end++] = 0xc0 | (codePoint >> 6);
    else {
      if (codePoint < 0x10000) bytes[end++] = 0xe0 | (codePoint >> 12);
      else {
        bytes[end++] = 0xf0 | (codePoint >> 18);
        bytes[end++] = 0x80 | ((codePoint >> 12) & 0x3f);
      }
      bytes[end++] = 0x80 | ((codePoint >> 6) & 0x3f);
    }
    bytes[end++] = 0x80 | (codePoint & 0x3f);
  }
  return end;
}

/** How many bytes so many code units of a text take. */
export function utf8Length(text: string, units: number): number {
  let length = units;
  for (let index = 0; index < units; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    const isPaired = unit >= 0xd800 && unit < 0xe000 && (text.codePointAt(index) ?? 0) > 0xffff;
    length += unit < 0x800 ? 1 : 2;
    if (!isPaired) continue;
    index += 1; // the other half: four bytes for both
  }
  return length;
}

function textOf(units: number): string {
  // Spreading a typed array walks an iterator, which is ten times slower.
  const text: unknown = Reflect.apply(String.fromCharCode, null, UNITS.subarray(0, units));
  return String(text);
}

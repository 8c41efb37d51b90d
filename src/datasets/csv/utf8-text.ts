import { MOST_BYTES_A_UNIT, readUtf8, writeUtf8 } from './utf8.ts';

const LINE_FEED = 0x0a;

/**
 * A text as the bytes of its UTF-8, with LF as its only line end: all that divides a table is ASCII, so most of it need
 * never be turned into strings. Places in it are those of bytes.
 */
export class Utf8Text {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** A text whose line ends are LF. */
  static of(text: string): Utf8Text {
    const bytes = new Uint8Array(text.length * MOST_BYTES_A_UNIT);
    return new Utf8Text(bytes.subarray(0, writeUtf8(text, bytes)));
  }

  get length(): number {
    return this.bytes.length;
  }

  /** A part of it; the borders must be those of characters. */
  slice(start: number, end: number): string {
    return readUtf8(this.bytes, start, Math.min(end, this.length));
  }

  toString(): string {
    return readUtf8(this.bytes);
  }

  isLineFeed(index: number): boolean {
    return this.bytes[index] === LINE_FEED;
  }

  /** The line feed at `from` or behind it; the end of the text where there is none. */
  lineEnd(from: number): number {
    const end = this.bytes.indexOf(LINE_FEED, from);
    return end < 0 ? this.length : end;
  }

  /** The place at `index` or just before it where a character begins; the end of the text where that is before it. */
  characterStart(index: number): number {
    if (index >= this.length) return this.length;
    let start = index;
    while (start > 0 && ((this.bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
    return start;
  }

  /** How many line feeds there are in a part of it. */
  countLineFeeds(from: number, to: number): number {
    let count = 0;
    for (let end = this.lineEnd(from); end < to; end = this.lineEnd(end + 1)) count += 1;
    return count;
  }

  /** Where it begins after so many lines; its end where it has no more. */
  startAfterLines(lines: number): number {
    let start = 0;
    for (let skipped = 0; skipped < lines && start < this.length; skipped += 1)
      start = Math.min(this.length, this.lineEnd(start) + 1);
    return start;
  }
}

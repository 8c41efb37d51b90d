import type { Utf8Text } from './utf8-text.ts';

const LINE_FEED = 0x0a;

/** Finds the parts of a text that have no quotes, each further down than the one before. */
export class PlainParts {
  readonly #text: Utf8Text;
  readonly #quote: number;
  #quoteAt = -1;

  constructor(text: Utf8Text, quote: string) {
    this.#text = text;
    this.#quote = quote.charCodeAt(0);
  }

  /** The end of the last whole line before the next quote, within so many bytes; `start` where there is none. */
  endFrom(start: number, size: number): number {
    const { bytes, length } = this.#text;
    if (this.#quoteAt < start) this.#quoteAt = bytes.indexOf(this.#quote, start);
    if (this.#quoteAt < 0) this.#quoteAt = length;
    const end = Math.min(start + size, this.#quoteAt);
    if (end === length || end === start) return end;
    return Math.max(start, bytes.lastIndexOf(LINE_FEED, end - 1) + 1);
  }
}

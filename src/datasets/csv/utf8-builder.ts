import { writeCodePoint } from './utf8.ts';
import { Utf8Text } from './utf8-text.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const MOST_BYTES = 4;

/** Puts a text together from its code points. Its line ends become LF, whatever they were. */
export class Utf8Builder {
  #bytes: Uint8Array;
  #length = 0;
  /** Whether a CR came last: the LF that belongs to it may follow. */
  #hasReturn = false;

  /** `expectedBytes`: about how many there will be. */
  constructor(expectedBytes: number) {
    this.#bytes = new Uint8Array(expectedBytes + MOST_BYTES);
  }

  add(codePoint: number): void {
    const isSecondOfTwo = this.#hasReturn && codePoint === LINE_FEED;
    this.#hasReturn = codePoint === CARRIAGE_RETURN;
    if (isSecondOfTwo) return;
    if (this.#length + MOST_BYTES > this.#bytes.length) this.#grow();
    this.#length = writeCodePoint(this.#hasReturn ? LINE_FEED : codePoint, this.#bytes, this.#length);
  }

  text(): Utf8Text {
    return new Utf8Text(this.#bytes.subarray(0, this.#length));
  }

  /** The line, from 1, on which the next character will stand. */
  line(): number {
    return 1 + this.text().countLineFeeds(0, this.#length);
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

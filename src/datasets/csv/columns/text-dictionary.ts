import { readUtf8 } from '../utf8.ts';

/** Texts by their code, from 1. */
export interface TextList {
  readonly size: number;
  /** Memory that is taken. */
  readonly byteLength: number;
  /** The text of a code, `''` where there is none. */
  text(code: number): string;
}

/** Some bytes of many. */
interface Part {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

const FIRST_SLOTS = 16;

/**
 * Gives every different text a code, from 1 up in the order of their first coming.
 *
 * The texts stand packed in one array of bytes and are found by a hash table of codes, so a million different ones cost
 * their letters and about 16 bytes each.
 */
export class TextDictionary implements TextList {
  #bytes = new Uint8Array(64);
  /** Where each text ends; that of code 0, which is none, at 0. */
  #ends = new Uint32Array(8);
  /** Codes at the place of their hash or after it; 0 is free. At most half are taken. */
  #slots = new Uint32Array(FIRST_SLOTS);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get byteLength(): number {
    return this.#bytes.byteLength + this.#ends.byteLength + this.#slots.byteLength;
  }

  /** The code of a text, a new one where it was never seen. It is given as UTF-8, in some bytes of many. */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    if (this.#slots.length === 0) this.#rehash();
    const mask = this.#slots.length - 1;
    let slot = hash(bytes, start, end) & mask;
    for (let code = this.#slots[slot] ?? 0; code !== 0; code = this.#slots[slot] ?? 0) {
      if (this.#isText(code, { bytes, start, end })) return code;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = this.#size + 1;
    this.#append(bytes, start, end);
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return this.#size;
  }

  text(code: number): string {
    if (code < 1 || code > this.#size) return '';
    return readUtf8(this.#bytes, this.#ends[code - 1] ?? 0, this.#ends[code] ?? 0);
  }

  /** Lets go of room that was kept for more texts, and of the hash table until it is needed again. */
  compact(): void {
    this.#bytes = this.#bytes.slice(0, this.#ends[this.#size] ?? 0);
    this.#ends = this.#ends.slice(0, this.#size + 1);
    this.#slots = new Uint32Array();
  }

  #isText(code: number, { bytes, start, end }: Part): boolean {
    const own = this.#ends[code - 1] ?? 0;
    if ((this.#ends[code] ?? 0) - own !== end - start) return false;
    for (let offset = 0; offset < end - start; offset += 1)
      if (this.#bytes[own + offset] !== bytes[start + offset]) return false;
    return true;
  }

  #append(bytes: Uint8Array, start: number, end: number): void {
    const begin = this.#ends[this.#size] ?? 0;
    const length = begin + end - start;
    if (length > this.#bytes.length) this.#bytes = grown(this.#bytes, Math.max(length, begin * 2), Uint8Array);
    for (let offset = 0; offset < end - start; offset += 1) this.#bytes[begin + offset] = bytes[start + offset] ?? 0;
    this.#size += 1;
    if (this.#size === this.#ends.length) this.#ends = grown(this.#ends, this.#size * 2, Uint32Array);
    this.#ends[this.#size] = length;
  }

  #rehash(): void {
    let length = FIRST_SLOTS;
    while (length < this.#size * 3) length *= 2;
    const slots = new Uint32Array(length);
    for (let code = 1; code <= this.#size; code += 1) {
      let slot = hash(this.#bytes, this.#ends[code - 1] ?? 0, this.#ends[code] ?? 0) & (length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (length - 1);
      slots[slot] = code;
    }
    this.#slots = slots;
  }
}

function grown<T extends Uint8Array | Uint32Array>(from: T, length: number, type: new (length: number) => T): T {
  const larger = new type(length);
  larger.set(from);
  return larger;
}

/** FNV-1a, with its bits mixed once more, for the table looks at the lowest ones. */
function hash(bytes: Uint8Array, begin: number, end: number): number {
  let value = 0x811c9dc5;
  for (let at = begin; at < end; at += 1) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

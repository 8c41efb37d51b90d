/** Texts by their code, from 1. */
export interface TextList {
  readonly size: number;
  /** Memory that is taken. */
  readonly byteLength: number;
  /** The text of a code, `''` where there is none. */
  text(code: number): string;
}

interface TextPart {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const FIRST_SLOTS = 16;

/**
 * Gives every different text a code, from 1 up in the order of their first coming.
 *
 * The texts stand packed in one array of bytes and are found by a hash table of codes, so a million different ones cost
 * their letters and about 16 bytes each, and nothing holds on to the text of the file they were cut from. Bytes are those
 * of UTF-8, but half a surrogate pair is kept too.
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

  /** The code of a text, or of a part of it; a new one where it was never seen. */
  codeOf(text: string, from = 0, to = text.length): number {
    if (this.#slots.length === 0) this.#rehash();
    const begin = this.#ends[this.#size] ?? 0;
    const end = this.#write({ text, from, to }, begin); // where a new text would stand; taken only if it is one
    const mask = this.#slots.length - 1;
    let slot = hash(this.#bytes, begin, end) & mask;
    for (let code = this.#slots[slot] ?? 0; code !== 0; code = this.#slots[slot] ?? 0) {
      if (this.#isSame(code, begin, end)) return code;
      slot = (slot + 1) & mask;
    }
    this.#size += 1;
    if (this.#size === this.#ends.length) this.#ends = grown(this.#ends, this.#size * 2, Uint32Array);
    this.#ends[this.#size] = end;
    this.#slots[slot] = this.#size;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return this.#size;
  }

  text(code: number): string {
    if (code < 1 || code > this.#size) return '';
    return decoded(this.#bytes, this.#ends[code - 1] ?? 0, this.#ends[code] ?? 0);
  }

  /** Lets go of room that was kept for more texts, and of the hash table until it is needed again. */
  compact(): void {
    this.#bytes = this.#bytes.slice(0, this.#ends[this.#size] ?? 0);
    this.#ends = this.#ends.slice(0, this.#size + 1);
    this.#slots = new Uint32Array();
  }

  #isSame(code: number, begin: number, end: number): boolean {
    const start = this.#ends[code - 1] ?? 0;
    if ((this.#ends[code] ?? 0) - start !== end - begin) return false;
    for (let offset = 0; offset < end - begin; offset += 1)
      if (this.#bytes[start + offset] !== this.#bytes[begin + offset]) return false;
    return true;
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

  /** Writes the bytes of a text from `begin` on and returns where they end. */
  #write({ text, from, to }: TextPart, begin: number): number {
    const most = begin + (to - from) * 3;
    if (most > this.#bytes.length) this.#bytes = grown(this.#bytes, Math.max(most, this.#bytes.length * 2), Uint8Array);
    const bytes = this.#bytes;
    let at = begin;
    for (let index = from; index < to; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit < 0x80) bytes[at++] = unit;
      else {
        if (unit < 0x800) bytes[at++] = 0xc0 | (unit >> 6);
        else {
          bytes[at++] = 0xe0 | (unit >> 12);
          bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
        }
        bytes[at++] = 0x80 | (unit & 0x3f);
      }
    }
    return at;
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

function decoded(bytes: Uint8Array, begin: number, end: number): string {
  let text = '';
  for (let at = begin; at < end;) {
    const first = bytes[at++] ?? 0;
    let unit = first;
    if (first >= 0xe0) unit = ((first & 0x0f) << 12) | (((bytes[at++] ?? 0) & 0x3f) << 6) | ((bytes[at++] ?? 0) & 0x3f);
    else if (first >= 0x80) unit = ((first & 0x1f) << 6) | ((bytes[at++] ?? 0) & 0x3f);
    text += String.fromCharCode(unit);
  }
  return text;
}

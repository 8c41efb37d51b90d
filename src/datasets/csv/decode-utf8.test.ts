import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvError } from './csv-error.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { normaliseLineEnds } from './line-ends.ts';

const oracle = new TextDecoder('utf-8', { fatal: true });

const textOf = (bytes: Uint8Array) => decodeUtf8(bytes).toString();

/** The text, or null where it is not UTF-8. */
function decoded(decode: (bytes: Uint8Array) => string, bytes: Uint8Array): string | null {
  try {
    return decode(bytes);
  } catch {
    return null;
  }
}

describe('decodeUtf8', () => {
  it('gives any text back, with its line ends as LF', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        fc.pre(!text.startsWith('\uFEFF'));
        expect(textOf(new TextEncoder().encode(text))).toBe(normaliseLineEnds(text));
      }),
    );
  });

  it('agrees with TextDecoder on which bytes are UTF-8 and what they say', () => {
    const byte = fc.oneof(
      fc.nat(255),
      fc.constantFrom(0x41, 0xc3, 0xa9, 0xe2, 0x82, 0xed, 0xa0, 0xf0, 0x9f, 0xf4, 0x8f),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), fc.array(byte, { maxLength: 6 }), (random, near) => {
        for (const bytes of [random, Uint8Array.from(near)])
          expect(decoded(textOf, bytes)).toBe(decoded((input) => normaliseLineEnds(oracle.decode(input)), bytes));
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps characters whole where its chunks meet', () => {
    for (let offset = 0; offset < 4; offset += 1) {
      const text = 'a'.repeat(offset) + '\u{1F427}é€'.repeat(4000);
      expect(textOf(new TextEncoder().encode(text))).toBe(text);
    }
  });

  it('C11: strips a byte order mark, but only the first', () => {
    expect(textOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('a');
    expect(textOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf))).toBe('\uFEFF');
  });

  it('C13: names the line of the first byte that is not UTF-8', () => {
    const bytes = Uint8Array.from('a,b\n1,2\nx\xe9,3\n', (letter) => letter.charCodeAt(0));
    expect(() => decodeUtf8(bytes)).toThrow(CsvError);
    expect(() => decodeUtf8(bytes)).toThrow('Line 3 holds the byte 0xE9, which is not UTF-8.');
  });
});

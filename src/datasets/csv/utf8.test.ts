import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asUtf8, readUtf8, utf8Length } from './utf8.ts';
import { Utf8Builder } from './utf8-builder.ts';
import { Utf8Text } from './utf8-text.ts';

const text = fc.string({ unit: 'binary', maxLength: 60 });

describe('UTF-8', () => {
  it('is written as TextEncoder writes it, and read back', () => {
    fc.assert(
      fc.property(text, (written) => {
        const bytes = new TextEncoder().encode(written);
        expect(Array.from(asUtf8(written))).toEqual(Array.from(bytes));
        expect(readUtf8(bytes)).toBe(written);
        expect(utf8Length(written, written.length)).toBe(bytes.length);
      }),
    );
  });

  it('keeps half a surrogate pair', () => {
    for (const half of ['\ud83d', '\udc27', 'a\ud83db', '\udc27\ud83d']) expect(readUtf8(asUtf8(half))).toBe(half);
  });

  it('is read whole where its pieces meet', () => {
    for (let offset = 0; offset < 4; offset += 1) {
      const long = 'a'.repeat(offset) + '\u{1F427}é€'.repeat(4000);
      expect(readUtf8(new TextEncoder().encode(long))).toBe(long);
    }
  });

  it('grows as it is built', () => {
    const builder = new Utf8Builder(0);
    for (let index = 0; index < 1000; index += 1) builder.add(0x1f427);
    expect(builder.text().toString()).toBe('\u{1F427}'.repeat(1000));
  });
});

describe('Utf8Text', () => {
  it('finds lines and characters as strings have them', () => {
    const written = 'ä\n\n\u{1F427}b\nc';
    const found = Utf8Text.of(written);
    expect(found.countLineFeeds(0, found.length)).toBe(3);
    expect(found.slice(found.startAfterLines(2), found.length)).toBe('\u{1F427}b\nc');
    expect(found.startAfterLines(9)).toBe(found.length);
    expect(Array.from({ length: 10 }, (_, index) => found.characterStart(index))).toEqual([
      0, 0, 2, 3, 4, 4, 4, 4, 8, 9,
    ]);
  });
});

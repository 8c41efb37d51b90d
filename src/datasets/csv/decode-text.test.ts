import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText as decode, decodeTextInTurns, type Encoding } from './decode-text.ts';
import { normaliseLineEnds } from './line-ends.ts';
import { errorOf } from './testing/error-of.ts';

const TABLE = 'name,mass\nAdélie,3.5\nΛόγος,4\n\u{1F427},5\n';

/** With the text as a string. */
function decodeText(bytes: Uint8Array, chosen?: Encoding) {
  const decoded = decode(bytes, chosen);
  return { ...decoded, text: decoded.text.toString() };
}

function utf16(text: string, order: 'little' | 'big'): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(2 * index, text.charCodeAt(index), order === 'little');
  return bytes;
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

describe('decodeText', () => {
  it('C11: strips a UTF-8 byte order mark, also before a quoted header', () => {
    const bytes = new TextEncoder().encode('\uFEFF"a",b\n');
    expect(decodeText(bytes)).toEqual({ text: '"a",b\n', encoding: 'utf-8', notices: [] });
  });

  it.each(['little', 'big'] as const)(
    'C12: reads UTF-16, %s end first, with a byte order mark, and says so',
    (order) => {
      const { text, encoding, notices } = decodeText(utf16(`\uFEFF${TABLE}`, order));
      expect(text).toBe(TABLE);
      expect(encoding).toBe(order === 'little' ? 'utf-16le' : 'utf-16be');
      expect(notices).toHaveLength(1);
    },
  );

  it.each(['little', 'big'] as const)('C12: reads UTF-16, %s end first, without a byte order mark', (order) => {
    const { text, notices } = decodeText(utf16(TABLE, order));
    expect(text).toBe(TABLE);
    expect(notices[0]?.message).toMatch(/^The file is read as UTF-16.E: there is no byte order mark/);
  });

  it('C12: refuses half a UTF-16 character, with its line', () => {
    expect(errorOf(() => decodeText(utf16('\uFEFFa\n\uD83D,\n', 'little'))).line).toBe(2);
    expect(errorOf(() => decodeText(utf16(`\uFEFF${TABLE}`, 'big').subarray(0, -1))).message).toMatch(/cut short/);
  });

  it('C13: reads what is not UTF-8 as windows-1252 and names the line of the first such byte', () => {
    const { text, encoding, notices } = decodeText(latin1('name\r\nx\r\ncaf\xe9 \x80\r\n'));
    expect(text).toBe('name\nx\ncafé €\n');
    expect(encoding).toBe('windows-1252');
    expect(notices).toEqual([{ line: 3, message: expect.stringContaining('Line 3 holds the byte 0xE9') as string }]);
  });

  it('C13: reads every byte of windows-1252 as browsers do, never as U+FFFD', () => {
    const bytes = Uint8Array.from({ length: 224 }, (_, index) => index + 0x20);
    const { text } = decodeText(bytes, 'windows-1252');
    // From index-windows-1252.txt of the WHATWG; the TextDecoder of Node 20 reads Latin-1 instead.
    const special = [
      0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d,
      0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d,
      0x17e, 0x178,
    ];
    expect(Array.from(text, (letter) => letter.charCodeAt(0))).toEqual(
      Array.from(bytes, (byte) => special[byte - 0x80] ?? byte),
    );
  });

  it('C13: keeps to the encoding that the user chose, and refuses what does not fit it', () => {
    const bytes = latin1('a\ncaf\xe9\n');
    expect(decodeText(bytes, 'windows-1252').notices).toEqual([]);
    expect(errorOf(() => decodeText(bytes, 'utf-8')).line).toBe(2);
    expect(decodeText(new TextEncoder().encode('é'), 'windows-1252').text).toBe('Ã©');
  });

  it('C14: a character or a line end across the border of a piece is unchanged', () => {
    const filler = 'a'.repeat(8180);
    for (let offset = 0; offset < 16; offset += 1) {
      const text = `${filler.slice(offset)}é\u{1F427}\r\nΛ\r${'é\r\n'.repeat(30)}${'b\r\n'.repeat(3000)}`;
      expect(decodeText(new TextEncoder().encode(text)).text).toBe(normaliseLineEnds(text));
      expect(decodeText(utf16(`\uFEFF${text}`, 'big')).text).toBe(normaliseLineEnds(text));
    }
  });

  it('C14: any text comes back from each encoding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        fc.pre(!/[\0\uFEFF]/.test(text));
        const expected = normaliseLineEnds(text);
        expect(decodeText(new TextEncoder().encode(`\uFEFF${text}`), 'utf-8').text).toBe(expected);
        expect(decodeText(utf16(`\uFEFF${text}`, 'little')).text).toBe(expected);
      }),
    );
  });

  it('C15: refuses a NUL in text, with its line', () => {
    const error = errorOf(() => decodeText(new TextEncoder().encode('a,b\n1,2\n3,\0\n')));
    expect(error.line).toBe(3);
    expect(error.message).toMatch(/^Line 3 holds a NUL byte/);
  });

  it('C22: refuses a file above the limit, with its size', () => {
    expect(errorOf(() => decodeText(new Uint8Array(60_000_000))).message).toBe(
      'The file has 60 MB, the limit is 50 MB. Load a part of its rows.',
    );
  });

  it('C33: decodes in turns, so that it can be stopped', () => {
    const turns = decodeTextInTurns(new TextEncoder().encode('a,b\n'.repeat(1 << 19)));
    expect(turns.next()).toEqual({ done: false, value: 1 << 20 });
  });
});

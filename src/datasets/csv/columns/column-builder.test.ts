import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, ColumnBuilder } from './column-builder.ts';
import { DistinctNumbers } from './distinct-numbers.ts';
import { TextDictionary } from './text-dictionary.ts';
import { storedColumn } from './testing/understood.ts';
import { asUtf8 } from '../utf8.ts';

const numberLike = fc.oneof(
  fc.double().map(String),
  fc.integer().map(String),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value.toFixed(3)),
  fc.stringMatching(/^-?[0-9]{0,17}[.,]?[0-9]{0,9}$/),
  fc.constantFrom('1.50', '-0', '-0.00', '007', '1e5', '+3', '.5', '5.', '0.0000001', '1.10', '9007199254740993'),
);
const cell = fc.oneof(numberLike, fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('__proto__', 'NA', ''));

function codeOf(dictionary: TextDictionary, text: string): number {
  const bytes = asUtf8(text);
  return dictionary.codeOf(bytes, 0, bytes.length);
}

describe('ColumnBuilder', () => {
  it('keeps every cell as it stood, but for spaces around it', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 200 }), fc.constantFrom('.', ','), (cells, mark) => {
        const column = storedColumn('x', cells, mark);
        expect(cells.map((_, row) => cellText(column, row))).toEqual(cells.map((text) => text.trim()));
      }),
    );
  });

  it('reads plain numbers as Number does, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(numberLike, { minLength: 1, maxLength: 50 }), (cells) => {
        const { codes, numbers } = storedColumn('x', cells);
        for (const [row, text] of cells.entries())
          if ((codes?.[row] ?? 0) === 0) expect(numbers?.[row]).toBe(Number(text));
      }),
    );
  });

  it('makes no room for numbers where all are texts, nor for texts where all are numbers', () => {
    expect(storedColumn('x', ['a', 'b']).numbers).toBeNull();
    expect(storedColumn('x', ['1', '2.5'])).toMatchObject({ codes: null, fixedDecimals: null });
  });

  it('keeps a table in well under six times its size', () => {
    const rowCount = 20_000;
    const columns = [
      storedColumn(
        'id',
        Array.from({ length: rowCount }, (_, row) => `id${row}`),
      ),
      storedColumn(
        'amount',
        Array.from({ length: rowCount }, (_, row) => `${row % 97}.${(row % 89) + 10}`),
      ),
      storedColumn(
        'kind',
        Array.from({ length: rowCount }, (_, row) => ['red', 'blue'][row % 2] ?? ''),
      ),
    ];
    const cells = columns.reduce((sum, column) => sum + sizeOfCells(column), 0);
    const kept = columns.reduce(
      (sum, { codes, numbers, fixedDecimals, texts }) =>
        sum + bytes(codes) + bytes(numbers) + bytes(fixedDecimals) + texts.byteLength,
      0,
    );
    expect(kept).toBeLessThan(3 * cells);
    function sizeOfCells(column: (typeof columns)[number]) {
      let size = 0;
      for (let row = 0; row < rowCount; row += 1) size += cellText(column, row).length + 1;
      return size;
    }
  });

  it('is empty after it has finished', () => {
    const builder = new ColumnBuilder();
    builder.add('a');
    expect(builder.finish('x').rowCount).toBe(1);
    expect(builder.finish('x')).toMatchObject({ rowCount: 0, codes: null, numbers: null });
  });
});

describe('TextDictionary', () => {
  it('gives equal texts equal codes and different texts different ones, and gives them back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 4 }), { maxLength: 300 }), (texts) => {
        const dictionary = new TextDictionary();
        const codes = texts.map((text) => codeOf(dictionary, text));
        dictionary.compact();
        expect(codes.map((code) => dictionary.text(code))).toEqual(texts);
        expect(dictionary.size).toBe(new Set(texts).size);
        expect(texts.map((text) => codeOf(dictionary, text))).toEqual(codes);
      }),
    );
  });

  it('keeps half a surrogate pair, and is not misled by names of Object', () => {
    const dictionary = new TextDictionary();
    const texts = ['\ud83d', '__proto__', 'constructor', '\ufeff', '😀'];
    const codes = texts.map((text) => codeOf(dictionary, text));
    expect(codes).toEqual([1, 2, 3, 4, 5]);
    expect(codes.map((code) => dictionary.text(code))).toEqual(texts);
  });
});

describe('DistinctNumbers', () => {
  it('counts as a Set does', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -50, max: 50 }))), (values) => {
        const distinct = new DistinctNumbers(values.length);
        for (const value of values) distinct.add(value);
        expect(distinct.size).toBe(new Set(values).size);
      }),
    );
  });
});

function bytes(array: { readonly byteLength: number } | null): number {
  return array?.byteLength ?? 0;
}

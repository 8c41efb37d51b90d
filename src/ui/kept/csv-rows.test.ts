import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvRows } from './csv-rows.ts';

const rowsOf = (text: string) => readCsvRows(text, 100).rows;

describe('a CSV text', () => {
  it.each([
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a\r1', [['a'], ['1']]],
    ['"a, b","say ""no"""\n', [['a, b', 'say "no"']]],
    ['"two\r\nlines",x\n', [['two\r\nlines', 'x']]],
    [' a , b \n', [[' a ', ' b ']]],
    [
      'a,,\n,,c\n',
      [
        ['a', '', ''],
        ['', '', 'c'],
      ],
    ],
    [
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['a\n\nb\n', [['a'], [''], ['b']]],
    ['"never closed, \nand on', [['never closed, \nand on']]],
    ['\uFEFFa,b\n', [['a', 'b']]],
    ['', []],
  ])('%j is read by RFC 4180', (text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  it.each([';', '\t', '|'])('may be separated by %j', (delimiter) => {
    expect(rowsOf(`"a,b"${delimiter}c\n1${delimiter}2\n`)).toEqual([
      ['a,b', 'c'],
      ['1', '2'],
    ]);
  });

  it('is read only as far as asked, but counted to its end', () => {
    const { rows, rowCount } = readCsvRows('h\n1\n2\n"3\n4"\n', 2);
    expect(rows).toEqual([['h'], ['1']]);
    expect(rowCount).toBe(4);
  });

  it('gives back whatever was written by the rules', () => {
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    const cells = fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', '☃') }), {
      minLength: 2,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1 }), (rows) => {
        const text = rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
        expect(readCsvRows(text, 1000)).toEqual({ rows, rowCount: rows.length });
      }),
    );
  });

  it('with a field of megabytes is read, too', () => {
    const cell = 'x""'.repeat(200_000);
    expect(rowsOf(`"${cell}",b\n`)[0]?.[0]).toHaveLength(400_000);
  });
});

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../parse-csv.ts';
import { csvText, unescaped } from './csv-export.ts';

/** What another parser reads, so that no fault of ours can hide one of ours. */
function readBack(text: string): string[][] {
  return parse(text, { record_delimiter: '\r\n' });
}

/** Text of plain letters and all that a spreadsheet or a CSV reader might trip over. */
const letters = fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '\t', '\r', '\n', '\0', ' ', 'a', 'é', '😀');

function tables(unit: fc.Arbitrary<string>): fc.Arbitrary<string[][]> {
  const cell = fc.oneof(fc.string({ unit, maxLength: 5 }), fc.constantFrom('__proto__', ''));
  const row = (width: number) => fc.array(cell, { minLength: width, maxLength: width });
  return fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(row(width), { minLength: 1, maxLength: 8 }));
}

describe('csvText', () => {
  it.each(['=cmd', '+1', '-1+1', '@x', '\tx', '\rx', '\0x', '=1+2";=1+2', "'=x"])(
    'C35: text %j gets a quote in front, in the header too',
    (text) => {
      const [header, row] = readBack(csvText([text], [[text]]));
      expect(header).toEqual([`'${text}`]);
      expect(row?.map(unescaped)).toEqual([text]);
    },
  );

  it('C35: numbers stay as they are', () => {
    expect(csvText(['x', 'y', 'z'], [[-3.2, { numberText: '-1.50' }, null]])).toBe('x,y,z\r\n-3.2,-1.50,\r\n');
  });

  it("C35: a text that begins with ' alone stays as it is", () => {
    expect(unescaped("'quoted'")).toBe("'quoted'");
    expect(csvText(['x'], [["'quoted'"]])).toBe("x\r\n'quoted'\r\n");
  });

  it('C35: whatever is written is read back equal', () => {
    fc.assert(
      fc.property(tables(letters), (table) => {
        const [header = [], ...rest] = table;
        expect(readBack(csvText(header, rest)).map((row) => row.map(unescaped))).toEqual(table);
      }),
    );
  });

  it('C35: our own reader reads it back equal too; it makes every line end in a cell LF, and takes no NUL', () => {
    const readable = letters.filter((letter) => letter !== '\r' && letter !== '\0');
    fc.assert(
      fc.property(tables(readable), (table) => {
        const header = table[0]?.map((_, index) => `column ${index}`) ?? [];
        const { rows } = parseCsv(csvText(header, table), { isOneTable: true });
        expect(rows.map((row) => row.map(unescaped))).toEqual(table);
      }),
    );
  });
});

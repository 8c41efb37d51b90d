import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvError } from './csv-error.ts';
import { parseCsv } from './parse-csv.ts';

function errorOf(text: string): CsvError {
  try {
    parseCsv(text);
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
  throw new Error('The text was read without an error.');
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'é', '1', '.', ',', '"', '\n', ' ', '\t', '-'), maxLength: 6 }),
  fc.double({ noNaN: true }).map(String),
);
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

describe('parseCsv', () => {
  it('reads a header and rows, each with its line', () => {
    expect(parseCsv('a,b\n1,2\n\n"x\ny",3\n4,5')).toEqual({
      header: ['a', 'b'],
      rows: [
        ['1', '2'],
        ['x\ny', '3'],
        ['4', '5'],
      ],
      lines: [2, 4, 6],
      problems: [],
      notices: [],
    });
  });

  it('C10: gives the same table whatever the line ends, also mixed and inside quotes', () => {
    fc.assert(
      fc.property(table, fc.array(lineEnd, { minLength: 1 }), fc.boolean(), (rows, ends, endsWithNewline) => {
        const width = rows[0]?.length ?? 0;
        const header = Array.from({ length: width }, (_, index) => `column ${index}`);
        let row = 0;
        const nextEnd = () => ends[row++ % ends.length] ?? '\n';
        const rendered = [header, ...rows].map((cells) =>
          cells.map((text) => quoted(text.replaceAll('\n', nextEnd()))).join(','),
        );
        const text = rendered.reduce((sum, line) => sum + nextEnd() + line) + (endsWithNewline ? nextEnd() : '');
        // A CR and a LF of two rows that meet are one line end; no rendering of a table has a row that begins with LF.
        expect(parseCsv(text, { isOneTable: true })).toMatchObject({ header, rows, problems: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('tells the line of every row, however many line ends are inside quotes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 10 }), (heights) => {
        const text = ['a,b', ...heights.map((height, index) => `"${'\n'.repeat(height)}",${index}`)].join('\n');
        const expected: number[] = [];
        let line = 2;
        for (const height of heights) {
          expected.push(line);
          line += height + 1;
        }
        expect(parseCsv(text).lines).toEqual(expected);
      }),
    );
  });

  it.each([
    { rule: 'C5: a short row', text: 'a,b,c\n1,2\n3,4,5\n', got: 2 },
    { rule: 'C6: a long row', text: 'a,b,c\n1,2,3,4\n3,4,5\n', got: 4 },
    { rule: 'a row that is one pair of quotes', text: 'a,b,c\n""\n3,4,5\n', got: 1 },
  ])('$rule is left out and listed; no other row changes', ({ text, got }) => {
    const { rows, lines, problems } = parseCsv(text);
    expect(rows).toEqual([['3', '4', '5']]);
    expect(lines).toEqual([3]);
    expect(problems).toEqual([{ kind: 'raggedRow', line: 2, expected: 3, got }]);
  });

  it('C8: an unclosed quote is an error with the line where it opens', () => {
    const error = errorOf('a,b\n1,2\n"x\ny",4\n5,"6\n7,8\n');
    expect(error.line).toBe(5);
    expect(error.message).toBe(
      'The quote that opens on line 5 is never closed. Close it, or double it if it belongs to the text.',
    );
  });

  it('C9: text after a closing quote is an error with its line, a quote inside a bare cell is text', () => {
    expect(errorOf('a,b\n"1"x,2\n3,4\n').line).toBe(2);
    expect(parseCsv('a,b\n5" pipe,2\n').rows).toEqual([['5" pipe', '2']]);
  });

  it.each(['', '\n', '\r\n\r\n'])('C1, C4: a file without a row is an error: %j', (text) => {
    expect(errorOf(text).message).toMatch(/^The file is empty/);
  });

  it('C2: a header alone is a table without rows', () => {
    expect(parseCsv('a,b')).toEqual({ header: ['a', 'b'], rows: [], lines: [], problems: [], notices: [] });
  });

  it('keeps an empty cell in quotes and passes over a blank line, in a table of one column too', () => {
    expect(parseCsv('a\n1\n\n""\n2\n').rows).toEqual([['1'], [''], ['2']]);
  });

  it('C16: makes names of columns unique, never empty, and pollutes nothing', () => {
    const { header } = parseCsv(' mass ,mass,,__proto__,constructor,mass_2,mass,cafe\u0301\n');
    expect(header).toEqual(['mass', 'mass_3', 'column_3', '__proto__', 'constructor', 'mass_2', 'mass_4', 'caf\u00e9']);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('C36: random text throws nothing but CsvError', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' '), maxLength: 40 }), (text) => {
        try {
          const { header, rows, lines } = parseCsv(text);
          expect(rows.every((row) => row.length === header.length)).toBe(true);
          expect(lines.length).toBe(rows.length);
        } catch (error) {
          expect(error).toBeInstanceOf(CsvError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

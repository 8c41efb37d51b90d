import { describe, expect, it } from 'vitest';
import { CSV_LIMITS, MAX_USED_COLUMNS, tooManyFeatures } from './csv-limits.ts';
import { COMMA_DIALECT, type Dialect } from './dialect.ts';
import { parseCsv } from './parse-csv.ts';
import { readRows } from './read-rows.ts';
import { errorOf } from './testing/error-of.ts';
import { Utf8Text } from './utf8-text.ts';

function dialect(parts: Partial<Dialect>): { readonly dialect: Dialect } {
  return { dialect: { ...COMMA_DIALECT, ...parts } };
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, row) => `${row},${row * 2},${row * 3}`);
}

describe('readRows', () => {
  it('C1: a file without a byte is an error; so is one that is skipped as a whole', () => {
    expect(errorOf(() => parseCsv('')).message).toBe('The file is empty. Its first line should name the columns.');
    expect(errorOf(() => parseCsv('a\n1\n', dialect({ skippedLines: 2 }))).message).toMatch(/Skip fewer\.$/);
  });

  it.each(['a,b\n', 'a,b'])('C2: a header alone is a table without rows: %j', (text) => {
    expect(parseCsv(text)).toMatchObject({ header: ['a', 'b'], rows: [], problems: [] });
  });

  it('C3: one row is a table', () => {
    expect(parseCsv('a,b\n1,2')).toMatchObject({ rows: [['1', '2']], lines: [2] });
  });

  it('C4: two million blank lines are passed over in no time, and the lines still count', () => {
    const start = performance.now();
    expect(parseCsv(`a,b\n1,2${'\n'.repeat(2_000_001)}3,4\n`).lines).toEqual([2, 2_000_003]);
    expect(errorOf(() => parseCsv('\n'.repeat(2_000_000))).message).toMatch(/^The file is empty/);
    expect(performance.now() - start).toBeLessThan(10_000); // a tenth of it here; time that grows with the square would take minutes
  });

  it('C4: a line of spaces is blank, but not in a table of one column', () => {
    expect(parseCsv('a,b\n  \n1,2\n').problems).toEqual([]);
    expect(parseCsv('a\n  \n1\n').rows).toEqual([['  '], ['1']]);
  });

  it('C5: short rows are padded where the user wants it, and still listed', () => {
    const { rows, lines, problems } = parseCsv('a,b,c\n1\n2,3,4\n', { padShortRows: true });
    expect(rows).toEqual([
      ['1', '', ''],
      ['2', '3', '4'],
    ]);
    expect(lines).toEqual([2, 3]);
    expect(problems).toEqual([{ kind: 'paddedRow', line: 2, expected: 3, got: 1 }]);
  });

  it('C7: more than 5 % ragged rows are refused, with the delimiter that fits', () => {
    const text = ['a;b', ...Array.from({ length: 100 }, (_, row) => (row % 2 === 0 ? `${row},5;2` : `${row};2`))].join(
      '\n',
    );
    expect(errorOf(() => parseCsv(text)).message).toBe(
      '50 of 100 rows do not have the 1 cell of the first (line 2 has 2). Is the delimiter wrong? With the semicolon most rows have 2 cells.',
    );
  });

  it('C7: 5 % ragged rows are not too many', () => {
    const text = ['a,b,c', ...numbers(95), ...Array.from({ length: 5 }, () => '1,2')].join('\n');
    expect(parseCsv(text).problems).toHaveLength(5);
    expect(errorOf(() => parseCsv(`${text}\n1,2`)).message).toMatch(/^(6 of 101 rows|Line 97)/);
  });

  it('C7: ends early where no rest of the file could make it good', () => {
    let rowsSeen = 0;
    const text = `a;b\n1,5;2\n${'1,5;2\n'.repeat(200_000)}`;
    const turns = readRows(
      Utf8Text.of(text),
      { dialect: COMMA_DIALECT, limits: { ...CSV_LIMITS, rows: 1000 } },
      () => (rowsSeen += 1),
    );
    expect(errorOf(() => turns.next()).message).toMatch(/^[\d,]+ of [\d,]+ rows/);
    expect(rowsSeen).toBe(0);
  });

  it('C8: an unclosed quote in row 2 of 10,000 is told by the line where it opens', () => {
    const rows = numbers(10_000);
    rows[1] = '1,"2,3';
    const error = errorOf(() => parseCsv(['a,b,c', ...rows].join('\n')));
    expect(error.line).toBe(3);
    expect(error.message).toMatch(/^The quote that opens on line 3 is never closed/);
  });

  it('C8: an unclosed quote in a large file is told without reading on', () => {
    const text = `a,b\n"x\n",1\n2,"3\n${'4,5\n'.repeat(1_000_000)}`;
    const start = performance.now();
    const error = errorOf(() => parseCsv(text));
    expect(error.message).toMatch(/^The quote that opens on line 4 is not closed within 1,048,576 characters/);
    expect(performance.now() - start).toBeLessThan(10_000); // a tenth of it here; time that grows with the square would take minutes
  });

  it('C9: text after a closing quote is told by both lines of the cell', () => {
    expect(errorOf(() => parseCsv('a,b\n"1\n2" x,3\n')).message).toBe(
      'The quote that opens on line 2 is closed on line 3, where text follows it. Write a quote that belongs to the text twice.',
    );
    expect(parseCsv('a,b\n"1"  ,"2" ').rows).toEqual([['1', '2']]);
  });

  it('C10: inside quotes every line end is LF', () => {
    expect(parseCsv('a,b\r"1\r\n2\r3\n4",x\r\ny,z').rows).toEqual([
      ['1\n2\n3\n4', 'x'],
      ['y', 'z'],
    ]);
  });

  it('C16: long names are cut, with a notice, and stay unlike', () => {
    const long = 'x'.repeat(300);
    const { header, rows, notices } = parseCsv(`${long},${long},\u{1F427},עברית\n1,2,3,4\n`);
    expect(header.map((name) => name.length)).toEqual([256, 256, 2, 5]);
    expect(new Set(header).size).toBe(4);
    expect(rows).toEqual([['1', '2', '3', '4']]);
    expect(notices).toEqual([
      { line: 1, message: '2 names are longer than 256 characters, which is the limit, and cut.' },
    ]);
  });

  it('C16: ten thousand equal names are told apart in no time', () => {
    const start = performance.now();
    const { header } = parseCsv(Array.from({ length: 10_000 }, () => 'a').join());
    expect(new Set(header).size).toBe(10_000);
    expect(performance.now() - start).toBeLessThan(10_000); // a tenth of it here; time that grows with the square would take minutes
  });

  it('C18: other delimiters and quotes', () => {
    expect(parseCsv("'a|b'|c\n'it''s'|\"\n", dialect({ delimiter: '|', quote: "'" }))).toMatchObject({
      header: ['a|b', 'c'],
      rows: [["it's", '"']],
    });
  });

  it('a table without a header has numbered columns', () => {
    expect(parseCsv('1,2\n3,4\n', dialect({ hasHeader: false }))).toMatchObject({
      header: ['column_1', 'column_2'],
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
      lines: [1, 2],
    });
  });

  it('C20: lines before the table are refused with how many to skip, and skipped when told', () => {
    const text = ['Report', '"of, 2024', 'a,b,c', ...numbers(5)].join('\n').replace('"', '');
    expect(errorOf(() => parseCsv(text)).message).toMatch(/Then skip the first 2 lines\.$/);
    const { header, lines } = parseCsv(text, dialect({ skippedLines: 2 }));
    expect(header).toEqual(['a', 'b', 'c']);
    expect(lines).toEqual([4, 5, 6, 7, 8]);
  });

  it('C20: a second table of another width is refused', () => {
    const text = ['a,b,c', ...numbers(60), '', 'd,e', '1,2', '3,4', ''].join('\n');
    expect(errorOf(() => parseCsv(text)).message).toBe(
      'Line 63 follows a blank line, and all rows from there on have 2 cells: a second table seems to begin there. Keep one table in a file, or skip the first 62 lines to read that one.',
    );
  });

  it('C20: a second table of the same width is refused', () => {
    const error = errorOf(() => parseCsv(['a,b,c', ...numbers(4), '', 'x,y,z', ...numbers(3)].join('\n')));
    expect(error.message).toMatch(/^Line 7 follows a blank line and holds words where the table has numbers/);
    expect(errorOf(() => parseCsv(['a,b,c', ...numbers(4), 'a,b,c', ...numbers(3)].join('\n'))).message).toMatch(
      /^Line 6 repeats the names of the columns/,
    );
  });

  it('C20: a second header row is refused, unless the user says that it is a row', () => {
    const text = ['mass,length,width', 'kg,mm,mm', ...numbers(60)].join('\n');
    expect(errorOf(() => parseCsv(text)).message).toBe(
      'Line 2 holds words where the rows below have numbers: the table has two header rows. Take one out, or skip the first line.',
    );
    expect(parseCsv(text, { isOneTable: true }).rows).toHaveLength(61);
    expect(parseCsv(text, dialect({ skippedLines: 1 })).header).toEqual(['kg', 'mm', 'mm_2']);
  });

  it('C20: lines below the table are listed', () => {
    const { rows, problems } = parseCsv(['a,b,c', ...numbers(60), '', 'Source: somewhere'].join('\n'));
    expect(rows).toHaveLength(60);
    expect(problems).toEqual([{ kind: 'raggedRow', line: 63, expected: 3, got: 1 }]);
  });

  it('C21: 20,000 columns are read; more are refused, and so are more than 2,000 features', () => {
    const row = Array.from({ length: 20_000 }, (_, column) => `c${column}`).join();
    const start = performance.now();
    expect(parseCsv(`${row}\n${row.replaceAll('c', '')}\n`).header).toHaveLength(20_000);
    expect(performance.now() - start).toBeLessThan(30_000); // a tenth of it here
    expect(errorOf(() => parseCsv(`\n${row},x\n`)).message).toMatch(
      /^The row on line 2 has 20,001 cells or more, the limit is 20,000 columns/,
    );
    expect(tooManyFeatures(MAX_USED_COLUMNS)).toBeNull();
    expect(tooManyFeatures(20_000)).toMatch(/^20,000 columns are used, a model can take 2,000\./);
  });

  it('C22: a cell above the limit is told by its line', () => {
    const text = `a,b\n1,2\n3,${'x'.repeat(10_000_000)}\n4,5\n`;
    const error = errorOf(() => parseCsv(text));
    expect(error.line).toBe(3);
    expect(error.message).toMatch(/has a cell of more than 1,048,576 characters, which is the limit/);
    expect(errorOf(() => parseCsv('a\n12345\n', { limits: { ...CSV_LIMITS, cell: 4 } })).line).toBe(2);
  });

  it('C22: a row above the limit is told by its line', () => {
    const limits = { ...CSV_LIMITS, rows: 3 };
    expect(parseCsv(['a,b,c', ...numbers(3)].join('\n'), { limits }).rows).toHaveLength(3);
    expect(errorOf(() => parseCsv(['a,b,c', '', ...numbers(4)].join('\n'), { limits })).message).toBe(
      'The row on line 6 is one more than the limit of 3 rows. Load a part of the file.',
    );
  });

  it('C33: takes turns, tells how far it is, and can be stopped', () => {
    const text = ['a,b,c', ...numbers(100_000)].join('\n');
    let rows = 0;
    const turns = readRows(Utf8Text.of(text), { dialect: COMMA_DIALECT }, () => (rows += 1));
    const first = turns.next();
    expect(first).toMatchObject({ done: false, value: { bytes: text.length, rowsDone: rows } });
    expect(rows).toBeLessThan(30_000);
    turns.return({ header: [], rowCount: 0, problems: [], notices: [] });
    expect(turns.next().done).toBe(true);
  });

  it('C14: where blocks meet changes nothing', () => {
    const text = 'a,"b\n""c"""\n1,"x\n\ny"\n\n"",""\n "q",é\u{1F427}\n"1","2" \n5" pipe,\n\n\n7,8';
    const whole = parseCsv(text);
    expect(whole.lines).toEqual([3, 7, 8, 9, 10, 13]);
    for (let blockBytes = 1; blockBytes <= text.length + 3; blockBytes += 1)
      expect(parseCsv(text, { blockBytes })).toEqual(whole);
  });
});

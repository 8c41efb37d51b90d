import { describe, expect, it } from 'vitest';
import { COMMA_DIALECT } from './dialect.ts';
import { findDialect, type DialectChoice } from './find-dialect.ts';
import { parseCsv } from './parse-csv.ts';
import { Utf8Text } from './utf8-text.ts';

function guessesFor(text: string, choice?: DialectChoice) {
  return findDialect(Utf8Text.of(text), choice);
}

function best(text: string) {
  return guessesFor(text)[0];
}

describe('findDialect', () => {
  it('finds what RFC 4180 writes', () => {
    expect(best('a,b\n1.5,x\n2,"y, z"\n').dialect).toEqual(COMMA_DIALECT);
  });

  it.each([
    { country: 'German', text: 'name;wert\nx;1.234,5\ny;2,75\n', delimiter: ';', decimal: ',' },
    { country: 'French', text: 'nom;valeur\nx;1,5\ny;22,75\nz;3\n', delimiter: ';', decimal: ',' },
    { country: 'no', text: '1,5;2,5\n3,5;4,5\n', delimiter: ';', decimal: ',' },
    { country: 'English', text: 'name,value\nx,"1,234.5"\ny,2.75\n', delimiter: ',', decimal: '.' },
    { country: 'quoted', text: 'name,value\nx,"1,5"\ny,"2,75"\n', delimiter: ',', decimal: ',' },
    { country: 'tab-separated', text: 'a\tb\n1,5\t2,25\n', delimiter: '\t', decimal: ',' },
  ])('C17: finds delimiter and decimal mark of a $country file', ({ text, delimiter, decimal }) => {
    expect(best(text).dialect).toMatchObject({ delimiter, decimal });
  });

  it('C17: says that a mark before three digits may mean thousands', () => {
    const { dialect, evidence } = best('a;b\nx;1,234\ny;2,345\n');
    expect(dialect.decimal).toBe(',');
    expect(evidence.decimal).toBe('The mark in 1,234 is taken as a decimal mark; nothing tells for sure.');
  });

  it('C17: keeps what the user chose and guesses the rest', () => {
    const [{ dialect, evidence }] = guessesFor('a;b\n1,5;2,5\n', { decimal: '.', hasHeader: false });
    expect(dialect).toEqual({ delimiter: ';', quote: '"', decimal: '.', hasHeader: false, skippedLines: 0 });
    expect(evidence.decimal).toBe('Chosen by you.');
    expect(guessesFor('a;b\n1;2\n', { delimiter: '|' })[0].columns).toBe(1);
  });

  it.each(['\t', '|', ';', ','] as const)('C18: finds the delimiter %j and says why', (delimiter) => {
    const rows = ['id,kind,mass', '1,x,2', '2,y z,3'].map((row) => row.replaceAll(',', delimiter));
    const { dialect, evidence, columns } = best(rows.join('\r\n'));
    expect(dialect.delimiter).toBe(delimiter);
    expect(columns).toBe(3);
    expect(evidence.delimiter).toMatch(/^With the [a-z ]+, 3 of the first 3 rows have 3 cells\.$/);
  });

  it('C18: takes a first line `sep=;` as a directive, not as data', () => {
    const text = 'sep=;\na,x;b,y\n1,2;3,4\n';
    const { dialect, evidence } = best(text);
    expect(dialect).toMatchObject({ delimiter: ';', skippedLines: 1 });
    expect(evidence.skippedLines).toBe('Line 1 names the delimiter.');
    expect(parseCsv(text, { dialect })).toMatchObject({ header: ['a,x', 'b,y'], rows: [['1,2', '3,4']], lines: [3] });
  });

  it('C18: reads cells with spaces between them as one column and says what to do', () => {
    const { columns, evidence } = best('a b c\n1 2 3\n4 5 6\n');
    expect(columns).toBe(1);
    expect(evidence.delimiter).toMatch(/Spaces seem to: replace them by commas or tabs\.$/);
  });

  it.each(['"a,b"\nx\ny\n', 'mass\n1,5\n2,5\n3,75\n', 'a\n1\n2\n', 'word\n'])(
    'C19: one column is found in %j',
    (text) => {
      expect(best(text).columns).toBe(1);
      expect(parseCsv(text, { dialect: best(text).dialect }).header).toHaveLength(1);
    },
  );

  it('C19: a delimiter in a quoted header is part of the name', () => {
    const { dialect } = best('"mass, kg";"x;y"\n1;2\n');
    expect(parseCsv('"mass, kg";"x;y"\n1;2\n', { dialect }).header).toEqual(['mass, kg', 'x;y']);
  });

  it('finds single quotes, and takes no apostrophe for one', () => {
    expect(best("a,b\n'x, y',1\n'z',2\n").dialect.quote).toBe("'");
    expect(best("a,b\nit's,1\n'tis,2\n").dialect.quote).toBe('"');
  });

  it('C20: proposes to skip the lines of a title', () => {
    const { dialect, evidence } = best('Report\nof 2024\n\na,b,c\n1,2,3\n4,5,6\n7,8,9\n');
    expect(dialect).toMatchObject({ delimiter: ',', hasHeader: true, skippedLines: 3 });
    expect(evidence.skippedLines).toBe('Lines 1 to 3 are no part of the table: line 4 is the first with 3 cells.');
  });

  it('C20: a header with a cell too few is no title', () => {
    expect(best('x,y\nr1,1,2\nr2,3,4\nr3,5,6\n').dialect.skippedLines).toBe(0);
  });

  it.each([
    { text: 'a,b\n1,2\n', hasHeader: true, why: 'words above numbers' },
    { text: 'a,day\nx,2024-01-02\n', hasHeader: true, why: 'words above dates' },
    { text: '1,2\n3,4\n', hasHeader: false, why: 'numbers' },
    { text: 'x,y\nz,x\n', hasHeader: true, why: 'only words' },
    { text: 'red,x\nblue,y\nred,z\n', hasHeader: false, why: 'a word that comes again' },
    { text: 'a,b\n', hasHeader: true, why: 'one row of words' },
    { text: ',2020\nx,1\n', hasHeader: false, why: 'a number among the names' },
  ])('finds whether there is a header: $why', ({ text, hasHeader }) => {
    expect(best(text).dialect.hasHeader).toBe(hasHeader);
  });

  it('C7: keeps three dialects, the best first, each with a preview', () => {
    const guesses = guessesFor('a;b,c;d\n1;2,3;4\n5;6,7;8\n');
    expect(guesses.map(({ dialect }) => dialect.delimiter)).toEqual([';', ',', '\t']);
    expect(guesses[0].preview[0]).toEqual(['a', 'b,c', 'd']);
    expect(guesses[1]?.preview[0]).toEqual(['a;b', 'c;d']);
  });

  it.each(['', '\n\n', '"', 'a', '\t', "'"])('gives a dialect for %j too', (text) => {
    expect(best(text).preview.length).toBeLessThan(2);
  });
});

it.each([
  ['a,b\n123.456,1\n7.125,2\n', '.'],
  ['a;b\n123.456;1\n7.125;2\n', '.'],
  ['a\tb\n123.456\t1\n7.125\t2\n', '.'],
  ['a;b\n123,456;1\n7,125;2\n', ','],
  ['a,b\n"123,456",1\n"7,125",2\n', '.'],
  ['a,b\n0.125,1\n0.250,2\n', '.'],
] as const)('of three digits after a mark that may be either, the delimiter decides: %j', (text, decimal) => {
  expect(guessesFor(text)[0].dialect.decimal).toBe(decimal);
});

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse as csvParse } from 'csv-parse/sync';
import { csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { CsvError } from './csv-error.ts';
import { decodeText } from './decode-text.ts';
import { COMMA_DIALECT } from './dialect.ts';
import { findDialect } from './find-dialect.ts';
import { parseCsv } from './parse-csv.ts';
import { readRows } from './read-rows.ts';
import { runToEnd } from './run-to-end.ts';

type Rows = readonly (readonly string[])[];

const isBlank = (cells: readonly string[]) => cells.length === 1 && cells[0]?.trim() === '';

/** What the other parsers read, blank lines left out; null where they refuse it. */
function oracleRows(text: string): readonly (Rows | null)[] {
  const papa = new Papa.Parser({ delimiter: ',', newline: '\n', quoteChar: '"' }).parse(text, 0, false);
  return [papa.errors.length > 0 ? null : papa.data, csvParseRows(text), csvParseOrNull(text)].map(
    (rows) => rows?.filter((cells) => !isBlank(cells)) ?? null,
  );
}

function csvParseOrNull(text: string): Rows | null {
  try {
    return csvParse(text, { relax_column_count: true, relax_quotes: true });
  } catch {
    return null;
  }
}

function ourRows(text: string, blockBytes?: number): Rows | CsvError {
  try {
    const dialect = { ...COMMA_DIALECT, hasHeader: false };
    return parseCsv(text, { dialect, isOneTable: true, ...(blockBytes === undefined ? {} : { blockBytes }) }).rows;
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}

/** A property of the whole way from bytes to rows. */
function readBytes(bytes: Uint8Array): void {
  try {
    const { text } = decodeText(bytes);
    const [{ dialect }] = findDialect(text);
    const { header } = runToEnd(readRows(text, { dialect }, (cells) => expect(cells.length).toBeGreaterThan(0)));
    expect(new Set(header).size).toBe(header.length);
  } catch (error) {
    expect(error).toBeInstanceOf(CsvError);
  }
}

// The case `location_coordinates` is left out: its JSON has another telephone number than its CSV, and is no list.
const SPECTRUM = join(dirname(createRequire(import.meta.url).resolve('csv-spectrum')), '.');
const cases = readdirSync(join(SPECTRUM, 'csvs'))
  .map((file) => file.replace('.csv', ''))
  .filter((name) => name !== 'location_coordinates');

describe('the reader and others', () => {
  it.each(cases)('C37: csv-spectrum, %s', (name) => {
    const text = decodeText(readFileSync(join(SPECTRUM, 'csvs', `${name}.csv`))).text.toString();
    const json = readFileSync(join(SPECTRUM, 'json', `${name}.json`), 'utf8').replaceAll(
      String.raw`\r\n`,
      String.raw`\n`,
    );
    const { header, rows, problems } = parseCsv(text);
    expect(rows.map((cells) => Object.fromEntries(header.map((column, index) => [column, cells[index]])))).toEqual(
      JSON.parse(json),
    );
    expect(problems).toEqual([]);
  });

  it('C37: csv-spectrum has the eleven cases that are right', () => {
    expect(cases).toHaveLength(11);
  });

  it('C37: any table is read as PapaParse, d3-dsv and csv-parse read it, where they agree', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '1', '.', ',', '"', '\n', ' ', "'", ';', '-'),
      maxLength: 6,
    });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    const style = fc.record({ isQuoted: fc.boolean(), ends: fc.boolean() });
    let agreed = 0;
    fc.assert(
      fc.property(table, style, (rows, { isQuoted, ends }) => {
        const render = (text: string) => (isQuoted || /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = rows.map((cells) => cells.map(render).join()).join('\n') + (ends ? '\n' : '');
        if (expectAsOthers(text)) agreed += 1;
      }),
      { numRuns: 500 },
    );
    expect(agreed).toBeGreaterThan(250);
  });

  it('C37: any text is read as the three read it, where they agree on a table; else it is an error or listed', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '1', ',', ',', '"', '\n', '\n', ' '), maxLength: 30 });
    fc.assert(
      fc.property(text, (input) => {
        expectAsOthers(input);
      }),
      { numRuns: 1500 },
    );
  });

  it('C14: where blocks meet changes nothing, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '""', '\n', ' ', '",', '"\n'), maxLength: 25 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 30 }), (input, blockBytes) => {
        expect(ourRows(input, blockBytes)).toEqual(ourRows(input));
      }),
      { numRuns: 1000 },
    );
  });

  it('C36: random bytes throw nothing but CsvError', () => {
    const near = fc.array(
      fc.constantFrom(...Array.from('a1,;\t|"\'\n\r .-\0é', (letter) => letter.charCodeAt(0)), 0xff, 0xfe),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), near, (random, codes) => {
        readBytes(random);
        readBytes(Uint8Array.from(codes));
      }),
      { numRuns: 500 },
    );
  });

  it.each(['"', '" ', ",' ", '"1"x,', ',', 'a', '\n', ' \n', '"\n', "'a',", '1,2;', '\r', '""', '" \t'])(
    'C36: a quarter of a megabyte of %j takes no time that grows with its square',
    (unit) => {
      const bytes = new TextEncoder().encode(unit.repeat(250_000 / unit.length));
      const start = performance.now();
      readBytes(bytes);
      expect(performance.now() - start).toBeLessThan(10_000); // a tenth of it here; time that grows with the square would take minutes
    },
  );
});

/** Compares, where the three agree on a table whose rows are of one length; gives whether they do. */
function expectAsOthers(text: string): boolean {
  const expected = agreedTable(text);
  if (expected === null) return false;
  const ours = ourRows(text);
  if (ours instanceof CsvError) throw new Error(`${JSON.stringify(text)}: ${ours.message}`);
  expect(ours.filter((cells) => !isBlank(cells))).toEqual(expected);
  return true;
}

function agreedTable(text: string): Rows | null {
  // An empty cell in quotes alone on its line is a row to us; after PapaParse nobody can tell it from a blank line.
  if (/^ *"" *$/m.test(text)) return null;
  const [first = null, ...others] = oracleRows(text);
  const agree = others.every((rows) => JSON.stringify(rows) === JSON.stringify(first));
  if (first === null || first.length === 0 || !agree) return null;
  return first.every((cells) => cells.length === first[0]?.length) ? first : null;
}

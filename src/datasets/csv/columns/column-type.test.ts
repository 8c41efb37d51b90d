import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoTime, slashedOrder, timeText } from './date-syntax.ts';
import { MISSING_TOKENS } from './missing-tokens.ts';
import { columnSummary } from './column-summary.ts';
import { typedColumn } from './typed-column.ts';
import { initialChoices, type ColumnChoices } from './table-choices.ts';
import { understandTable } from './understand-table.ts';
import { amounts, cycle, storedColumn, understoodColumn } from './testing/understood.ts';

function chosen(cells: readonly string[], choices: Partial<ColumnChoices>) {
  const start = initialChoices(1);
  const columns = start.columns.map((column) => ({ ...column, ...choices }));
  const table = { columns: [storedColumn('x', cells)], lines: cells.map((_, row) => row + 2) };
  const { columns: understood, rows } = understandTable(table, { ...start, columns });
  const [column] = understood;
  if (column === undefined) throw new Error('There is no column.');
  return { column, values: typedColumn(column, rows), summary: columnSummary(column, rows) };
}

describe('missing values', () => {
  it.each([...MISSING_TOKENS, 'inf', '-inf', 'Infinity', '1e999'])('C23: %j counts as missing', (token) => {
    const { column, values } = chosen(['1.5', token, '2.5', ` ${token} `], {});
    expect(column).toMatchObject({ type: 'number', facts: { numbers: 2, missing: 2 } });
    expect(column.facts.missingTokens).toEqual([{ text: token, count: 2 }]);
    expect(values.isMissing).toEqual(Uint8Array.of(0, 1, 0, 1));
  });

  it('C23: the tokens can be changed, to a number too', () => {
    const cells = ['1.5', '-999', 'NA', '2.5', '-999.0'];
    expect(chosen(cells, { missingTokens: ['NA', '-999'] }).column).toMatchObject({
      type: 'number',
      facts: { numbers: 2, missing: 3, min: 1.5, max: 2.5 },
    });
    expect(chosen(cells, { missingTokens: [] }).column.type).toBe('text');
  });
});

describe('numbers', () => {
  it('C24: one text in a thousand numbers makes the column text, with the counts', () => {
    const cells = [...amounts(999), 'n/d'];
    expect(understoodColumn(cells)).toMatchObject({ type: 'text', evidence: "999 numbers, 1 text: 'n/d'." });
  });

  it.each(['007', '9007199254740993', '0x1F', '1_000', '1.2.3', 'e5', '.', '１２'])('C25: %j is no number', (cell) => {
    expect(understoodColumn([...amounts(20), cell])).toMatchObject({ type: 'text', facts: { texts: 1 } });
  });

  it('C25: counts leading zeros and whole numbers beyond 2^53', () => {
    const { facts } = understoodColumn(['007', '9007199254740993', '9007199254740991', '-012', '0', '0.5']);
    expect(facts).toMatchObject({ leadingZeros: 2, unsafeIntegers: 1, numbers: 3 });
  });

  it('takes 1,234 for a number where the whole column fits', () => {
    const { column, values } = chosen(['1,234', '999', '12,345,678.5', 'NA'], {});
    expect(column).toMatchObject({ type: 'number', reading: { hasThousands: true } });
    expect(values).toMatchObject({ values: Float64Array.of(1234, 999, 12_345_678.5, NaN) });
  });

  it.each([['1234'], ['+1234'], ['1e3'], ['n/d'], ['12,34']])('leaves 1,234 text where %j stands beside it', (cell) => {
    expect(understoodColumn(['1,234', '2,345', cell]).type).not.toBe('number');
  });

  it('reads decimal commas, and points between thousands', () => {
    const column = understoodColumn(['1.234,5', '2,25', '-0,5', '7'], 'x', ',');
    expect(typedColumn(column, Int32Array.of(0, 1, 2, 3))).toMatchObject({
      values: Float64Array.of(1234.5, 2.25, -0.5, 7),
    });
  });
});

describe('dates', () => {
  it('C26: takes ISO dates for dates', () => {
    const { column, values } = chosen(['2024-03-04', '1969-12-31T23:00:00Z', '', '2024-02-29 01:30+01:00'], {});
    expect(column).toMatchObject({ type: 'date', facts: { missing: 1 } });
    expect([...values.isMissing]).toEqual([0, 0, 1, 0]);
    expect(values).toMatchObject({
      kind: 'date',
      values: Float64Array.of(Date.UTC(2024, 2, 4), -3_600_000, NaN, Date.UTC(2024, 1, 29, 0, 30)),
    });
  });

  it.each(['2024-02-30', '2023-02-29', '2024-13-01', '2024-3-4', '2024-01-01T25:00'])('C26: %j is no date', (text) => {
    expect(isoTime(text)).toBeNaN();
  });

  it('C26: tells which order of day and month a date can have', () => {
    expect(['03/04/2024', '13/04/2024', '04/13/2024', '31.12.2024', '31/02/2024', '3/4'].map(slashedOrder)).toEqual([
      'either',
      'dayFirst',
      'monthFirst',
      'dayFirst',
      null,
      null,
    ]);
  });

  it('C26: reads ambiguous dates only as it is told to', () => {
    const cells = ['03/04/2024', '05/04/2024', '2024-04-03'];
    expect(understoodColumn(cells).type).not.toBe('date');
    expect(chosen(cells, { type: 'date', dateForm: 'dayFirst' }).values).toMatchObject({
      values: Float64Array.of(Date.UTC(2024, 3, 3), Date.UTC(2024, 3, 5), Date.UTC(2024, 3, 3)),
    });
    expect(chosen(cells, { type: 'date', dateForm: 'monthFirst' }).values).toMatchObject({
      values: Float64Array.of(Date.UTC(2024, 2, 4), Date.UTC(2024, 4, 4), Date.UTC(2024, 3, 3)),
    });
  });

  it('C26: agrees with Date on every time, both ways', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(isoTime(date.toISOString())).toBe(date.getTime());
          expect(timeText(date.getTime()).slice(0, 10)).toBe(date.toISOString().slice(0, 10));
        },
      ),
    );
  });
});

describe('other types', () => {
  const ids = Array.from({ length: 30 }, (_, row) => `A-${row}`);

  it.each([
    ['identifier', 'x', ids],
    ['identifier', 'x', cycle(30).map((_, row) => String(row + 1))],
    ['identifier', 'customer_id', cycle(30).map((_, row) => String(((row * 7) % 31) + 100))],
    ['number', 'amount', cycle(30).map((_, row) => String(((row * 7) % 31) + 100))],
    ['category', 'x', cycle(30, 'red', 'blue', 'NA')],
    ['text', 'x', cycle(30).map((_, row) => `the ${row}th remark of many that were made about this`)],
    ['constant', 'x', cycle(30, 'same')],
    ['constant', 'x', cycle(30, '3', 'NA')],
    ['empty', 'x', cycle(30, 'NA', '', '?')],
    ['empty', 'x', []],
  ])('finds %s in a column called %s', (type, name, cells) => {
    // With a role of its own, so that it is not taken for the target.
    const choices = initialChoices(1);
    const columns = choices.columns.map((column) => ({ ...column, role: 'feature' as const }));
    const table = { columns: [storedColumn(name, cells)], lines: cells.map((_, row) => row + 2) };
    expect(understandTable(table, { ...choices, columns }).columns[0]?.type).toBe(type);
  });

  it('gives the evidence in a sentence', () => {
    expect(understoodColumn(cycle(30, 'red', 'blue', 'NA')).evidence).toBe(
      "2 kinds: 'red' (10), 'blue' (10), 10 missing.",
    );
    expect(understoodColumn(cycle(30, '3', 'NA')).evidence).toBe('It is 3 in all 15 rows that have a value.');
  });

  it('leaves the last word to the person, and says what is lost', () => {
    const { column, values } = chosen(['1', '2', 'n/d', 'x'], { type: 'number' });
    expect(column).toMatchObject({ type: 'number', lost: 2 });
    expect(column.evidence).toContain('2 cells that cannot be read so count as missing.');
    expect([...values.isMissing]).toEqual([0, 0, 1, 1]);
    expect(chosen(['10', '9', '10'], { type: 'category' }).values).toMatchObject({
      kind: 'category',
      categories: ['9', '10'],
      codes: Int32Array.of(1, 0, 1),
    });
  });

  it('merges kinds into one', () => {
    const { values } = chosen(['a', 'b', 'c', 'a'], { mergedKinds: ['b', 'c'] });
    expect(values).toMatchObject({ categories: ['a', 'other'], codes: Int32Array.of(0, 1, 1, 0) });
  });

  it('is not misled by names of Object', () => {
    const cells = cycle(30, '__proto__', 'constructor', 'toString');
    const { values } = chosen(cells, {});
    expect(values).toMatchObject({ kind: 'category', categories: ['__proto__', 'constructor', 'toString'] });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('columnSummary', () => {
  it('has a histogram of all numbers, their range and mean', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (values) => {
        const { summary } = chosen(
          values.map((value) => value.toExponential()), // whole numbers beyond 2^53 are text
          { type: 'number' },
        );
        const { chart, range, mean } = summary;
        if (chart?.kind !== 'histogram') throw new Error('There is no histogram.');
        expect(chart.counts.reduce((sum, count) => sum + count, 0)).toBe(values.length - summary.missing);
        expect(range?.[0]).toBe(Math.min(...values) + 0);
        expect(Number.isFinite(mean)).toBe(true);
      }),
    );
  });

  it('lists the 8 most frequent kinds and counts the rest', () => {
    const cells = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].flatMap((kind, rank) => cycle(12 - rank, kind));
    const { summary } = chosen([...cells, 'NA'], {});
    expect(summary).toMatchObject({ missing: 1, distinct: 10, range: null, chart: { restRows: 7, restKinds: 2 } });
    expect(summary.chart).toMatchObject({ kind: 'bars', bars: { length: 8, 0: { text: 'a', count: 12 } } });
  });

  it('shows the missing tokens by their counts', () => {
    const { summary } = chosen(['1', 'NA', '', 'NA', '2.5'], { type: 'number' });
    expect(summary.missingTokens).toEqual([
      { text: 'NA', count: 2 },
      { text: '', count: 1 },
    ]);
    expect(summary).toMatchObject({ mean: 1.75, range: [1, 2.5] });
  });
});

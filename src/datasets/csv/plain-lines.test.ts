import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TableBuilder } from './columns/table-builder.ts';
import { cellText } from './columns/column-builder.ts';
import { CsvError } from './csv-error.ts';
import { COMMA_DIALECT, type Delimiter } from './dialect.ts';
import { readRows, type ReadOptions } from './read-rows.ts';
import { runToEnd } from './run-to-end.ts';
import { Utf8Text } from './utf8-text.ts';

/** What comes of a text: its table and how it was read, or why it was refused. */
function outcome(text: string, options: ReadOptions, plain: boolean) {
  const builder = new TableBuilder(options.dialect.decimal);
  let plainRows = 0;
  const onPlainRow: ReadOptions['onPlainRow'] = (row, line) => {
    plainRows += 1;
    builder.addPlain(row, line);
  };
  try {
    const result = runToEnd(
      readRows(Utf8Text.of(text), plain ? { ...options, onPlainRow } : options, (cells, line) =>
        builder.add(cells, line),
      ),
    );
    const { columns, lines } = builder.finish(result.header);
    const cells = columns.map((column) => Array.from(lines, (_, row) => cellText(column, row)));
    return { plainRows, read: { result, cells, lines: Array.from(lines) } };
  } catch (error) {
    expect(error).toBeInstanceOf(CsvError);
    return { plainRows, read: (error as CsvError).message };
  }
}

const cell = fc.oneof(
  fc.constantFrom(
    '1',
    '2.5',
    '-3',
    ' 4 ',
    '',
    'NA',
    'é',
    '\u00a0x',
    'a b',
    'a',
    'b',
    '5" pipe',
    '"q, r"',
    '"two\nlines"',
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }).map((text) => text.replaceAll(/[",;\n\r\0]/g, '')),
);
const line = fc.oneof(
  { weight: 8, arbitrary: fc.array(cell, { minLength: 3, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(cell, { maxLength: 5 }) },
);

describe('PlainLines', () => {
  it('C37: rows taken as they stand are those that cells would have given, wherever blocks meet', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 80 }),
        fc.constantFrom<Delimiter>(',', ';'),
        fc.constantFrom(1 << 18, 64, 17),
        fc.boolean(),
        (lines, delimiter, blockBytes, isOneTable) => {
          const text = lines.map((cells) => cells.join(delimiter)).join('\n');
          const options = { dialect: { ...COMMA_DIALECT, delimiter }, isOneTable, padShortRows: true, blockBytes };
          expect(outcome(text, options, true).read).toEqual(outcome(text, options, false).read);
        },
      ),
    );
  });

  it('takes nearly all rows of a usual table as they stand', () => {
    const text = ['a,b', ...Array.from({ length: 1000 }, (_, row) => `${row},${row % 7 === 0 ? 'x' : 'y'}`)].join('\n');
    expect(outcome(text, { dialect: COMMA_DIALECT }, true).plainRows).toBe(950);
  });

  it('finds a repeated header and a second table among them', () => {
    const rows = Array.from({ length: 100 }, (_, row) => `${row},${row}`);
    for (const text of [
      ['a,b', ...rows, 'a,b', ...rows],
      ['a,b', ...rows, '', 'x,y', ...rows],
    ].map((all) => all.join('\n')))
      expect(outcome(text, { dialect: COMMA_DIALECT }, true).read).toMatch(/^Line 10\d/);
  });
});

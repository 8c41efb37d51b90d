import { describe, expect, it } from 'vitest';
import { understoodColumn } from './testing/understood.ts';
import { typedColumn, type UnderstoodValues } from './typed-column.ts';

function valuesOf(cells: readonly string[]): UnderstoodValues {
  return typedColumn(understoodColumn(cells), Int32Array.from(cells.keys()));
}

describe('typedColumn', () => {
  it('makes a column of numbers where every cell is one', () => {
    const column = valuesOf(['1', '-2.5', '+.5', '3.', ' 4e-3 ', '1E2']);
    expect(column).toMatchObject({ kind: 'number', values: Float64Array.of(1, -2.5, 0.5, 3, 0.004, 100) });
  });

  it.each([
    '',
    'NA',
    'N/A',
    'n/a',
    'NaN',
    'nan',
    'null',
    'NULL',
    'None',
    '-',
    '?',
    '#N/A',
    'inf',
    '-Infinity',
    '1e999',
  ])('[C23] counts %j as missing', (token) => {
    expect(valuesOf(['1', token, '2'])).toMatchObject({
      kind: 'number',
      values: Float64Array.of(1, NaN, 2),
      isMissing: Uint8Array.of(0, 1, 0),
    });
    expect(valuesOf(['b', token, 'a'])).toMatchObject({ kind: 'category', codes: Int32Array.of(1, -1, 0) });
  });

  it('[C24] decides over all rows: one text at the end makes the column names', () => {
    expect(valuesOf([...new Array<string>(2000).fill('1'), 'x']).kind).toBe('category');
  });

  it.each(['007', '9007199254740993', '0x1F', '1_000', '1,234', '1.2.3', 'e5', '.'])('[C25] leaves %j text', (cell) => {
    expect(valuesOf(['1', '20000', cell])).toMatchObject({ kind: 'category' });
  });

  it.each(['0', '-0', '0.5', '9007199254740991', '12345678901234567890.5'])('reads %j as a number', (cell) => {
    expect(valuesOf([cell])).toMatchObject({ kind: 'number', values: Float64Array.of(Number(cell)) });
  });

  it('sorts names and codes them, whatever the order of the rows', () => {
    expect(valuesOf(['pear', ' apple ', 'pear'])).toMatchObject({
      kind: 'category',
      categories: ['apple', 'pear'],
      codes: Int32Array.of(1, 0, 1),
    });
  });

  it('takes a column that is missing throughout as names without any', () => {
    expect(valuesOf(['NA', ''])).toMatchObject({ kind: 'category', categories: [], codes: Int32Array.of(-1, -1) });
  });
});

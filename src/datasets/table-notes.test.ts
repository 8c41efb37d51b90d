import { describe, expect, it } from 'vitest';
import { typedTable } from './csv/typed-table.ts';
import { fitEncoders } from './encode/encode-features.ts';
import { tableNotes } from './table-notes.ts';

function notesOf(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const table = typedTable({ header, rows, lines: rows.map((_, row) => row + 2) });
  return tableNotes(table, table.columns, fitEncoders(table.columns, Int32Array.from(rows.keys())));
}

describe('tableNotes', () => {
  it('says in one sentence what is filled in on the same lines, with the values', () => {
    expect(
      notesOf(
        ['a', 'b', 'c'],
        [
          ['1', '10', 'x'],
          ['NA', '', 'y'],
          ['3', '20', ''],
        ],
      ),
    ).toEqual([
      '1 row (line 3) has no a, b. Filled in with the middle value (median) of the training rows: 2, 15.',
      '1 row (line 4) has no c. Filled in with the most frequent kind of the training rows: x.',
      'a, b: standardised to mean 0 and standard deviation 1 on the training rows.',
      "c: one-hot, a 1 in the place of its kind. Kinds not seen in training go to 'other'.",
    ]);
  });

  it('cuts a long list of lines and says how many more there are', () => {
    const rows = Array.from({ length: 60 }, (_, row) => [row < 20 ? '' : String(row)]);
    expect(notesOf(['a'], rows)[0]).toMatch(/^20 rows \(lines 2, 3, .*, 15, 16 and 5 more\) have no a\./);
  });

  it('[C27] names columns that are left out because the training rows are alike in them', () => {
    expect(
      notesOf(
        ['a', 'b'],
        [
          ['1', '5'],
          ['2', '5'],
        ],
      )[0],
    ).toBe('b: left out, because all training rows are alike in it. It cannot tell them apart.');
  });
});

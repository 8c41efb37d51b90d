import { describe, expect, it } from 'vitest';
import { fitEncoders } from './encode/encode-features.ts';
import { featureNotes } from './table-notes.ts';
import { featureColumnsOf, fitting } from './testing/feature-columns.ts';

function notesOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  changes: Parameters<typeof fitting>[1] = {},
): readonly string[] {
  const columns = featureColumnsOf(header, rows);
  return featureNotes({
    lines: Int32Array.from(rows, (_, row) => row + 2),
    values: columns.map(({ values }) => values),
    encoders: fitEncoders(columns, fitting(Int32Array.from(rows.keys()), changes)),
  });
}

const ROWS = [
  ['1', '10', 'x'],
  ['NA', '', 'y'],
  ['3', '20', ''],
];

describe('featureNotes', () => {
  it('says in one sentence what is filled in on the same lines, with the values', () => {
    expect(notesOf(['a', 'b', 'c'], ROWS)).toEqual([
      '1 row (line 3) has no a, b. Filled in with the middle value (median) of the training rows: 2, 15.',
      '1 row (line 4) has no c. Filled in with the most frequent kind of the training rows: x.',
      'a, b: standardised to mean 0 and standard deviation 1 on the training rows.',
      "c: one-hot, a 1 in the place of its kind. Kinds not seen in training go to 'other'.",
    ]);
  });

  it('says that the model is told where a value is missing, and how numbers are scaled', () => {
    const notes = notesOf(['a', 'b', 'c'], ROWS, { tellsMissing: true, scaling: 'minMax' });
    expect(notes[0]).toMatch(/2, 15\. A number of its own tells the model where\.$/);
    expect(notes).toContain('a, b: scaled to 0 at the lowest and 1 at the highest of the training rows.');
  });

  it('tells what becomes of dates', () => {
    const notes = notesOf(['day'], [['2024-01-01'], ['2024-02-01'], ['']]);
    expect(notes).toEqual([
      '1 row (line 4) has no day. Filled in with the middle value (median) of the training rows: 2024-01-16 12:00.',
      'day: taken apart. The year is scaled, what comes round again becomes a sine and a cosine.',
    ]);
  });

  it('cuts a long list of lines and says how many more there are', () => {
    const rows = Array.from({ length: 60 }, (_, row) => [row < 20 ? '' : String(row)]);
    expect(notesOf(['a'], rows)[0]).toMatch(/^20 rows \(lines 2, 3, .*, 15, 16 and 5 more\) have no a\./);
  });

  it('[C27] names columns that are left out because the training rows are alike in them', () => {
    const rows = [
      ['1', '5'],
      ['2', '5'],
    ];
    expect(notesOf(['a', 'b'], rows)[0]).toBe(
      'b: left out, because all training rows are alike in it. It cannot tell them apart.',
    );
  });
});

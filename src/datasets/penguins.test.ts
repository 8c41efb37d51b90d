import { describe, expect, it } from 'vitest';
import { typedColumn } from './csv/columns/typed-column.ts';
import { initialChoices } from './csv/columns/table-choices.ts';
import { understandTable } from './csv/columns/understand-table.ts';
import { penguins } from './penguins.ts';
import { readTable } from './read-table.ts';
import { prepare } from './testing/prepare.ts';
import { featureRows, readPass } from './testing/read-streams.ts';
import { siteFile, siteFiles } from './testing/site-files.ts';

const FILE = 'penguins.csv';

/** The shipped file with one row changed, given by its line. */
function filesWithLine(line: number, change: (text: string) => string): ReadonlyMap<string, Uint8Array> {
  const lines = new TextDecoder().decode(siteFile(FILE)).split('\n');
  lines[line - 1] = change(lines[line - 1] ?? '');
  return new Map([[FILE, new TextEncoder().encode(lines.join('\n'))]]);
}

describe('the penguins file', () => {
  const { table, notes } = readTable(siteFiles([FILE]), FILE);
  const understood = understandTable(table, initialChoices(table.columns.length));
  const columns = understood.columns.map((column) => typedColumn(column, understood.rows));
  const columnOf = (name: string) => {
    const column = columns.find((candidate) => candidate.name === name);
    if (column === undefined) throw new Error(`There is no column ${name}.`);
    return column;
  };
  const linesMissing = (name: string) => [...understood.lines].filter((_, row) => columnOf(name).isMissing[row] === 1);

  it('has 344 rows: 152 Adelie, 68 Chinstrap, 124 Gentoo', () => {
    expect(notes).toEqual(['penguins.csv: 344 rows, 8 columns.']);
    const species = columnOf('species');
    if (species.kind !== 'category') throw new TypeError('species is no column of categories');
    expect(species.categories).toEqual(['Adelie', 'Chinstrap', 'Gentoo']);
    expect([0, 1, 2].map((code) => species.codes.filter((other) => other === code).length)).toEqual([152, 68, 124]);
  });

  it('has columns of the right kinds', () => {
    expect(columns.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'species category',
      'island category',
      'bill_length_mm number',
      'bill_depth_mm number',
      'flipper_length_mm number',
      'body_mass_g number',
      'sex category',
      'year number',
    ]);
  });

  it('lacks measurements on lines 5 and 273, and the sex on eleven lines', () => {
    for (const name of ['bill_length_mm', 'bill_depth_mm', 'flipper_length_mm', 'body_mass_g'])
      expect(linesMissing(name)).toEqual([5, 273]);
    expect(linesMissing('sex')).toEqual([5, 10, 11, 12, 13, 49, 180, 220, 258, 270, 273]);
    for (const name of ['species', 'island', 'year']) expect(linesMissing(name)).toEqual([]);
  });
});

describe('penguins', () => {
  it('shows bill and flipper length at first, and says what was filled in', () => {
    const prepared = prepare(penguins);
    expect(prepared.featureNames).toEqual(['bill_length_mm', 'flipper_length_mm']);
    expect(prepared.plane).toMatchObject({ xLabel: 'bill length, mm', yLabel: 'flipper length, mm' });
    expect(prepared.plane?.x).toHaveLength(344);
    expect(prepared.notes).toEqual([
      'penguins.csv: 344 rows, 8 columns.',
      '2 rows (lines 5 and 273) have no bill_length_mm, flipper_length_mm. Filled in with the middle value (median) of ' +
        'the training rows: 44.4, 197.',
      'bill_length_mm, flipper_length_mm: standardised to mean 0 and standard deviation 1 on the training rows.',
      '241 rows train the model, 52 check it after each epoch (valid), 51 are kept for the test.',
    ]);
  });

  it('encodes all columns: numbers standardised, island and sex one-hot', () => {
    const prepared = prepare(penguins, { options: { columns: 'all' } });
    expect(prepared.featureNames).toEqual([
      'island: Biscoe',
      'island: Dream',
      'island: Torgersen',
      'island: other',
      'bill_length_mm',
      'bill_depth_mm',
      'flipper_length_mm',
      'body_mass_g',
      'sex: female',
      'sex: male',
      'sex: other',
      'year',
    ]);
    expect(prepared.inputShape).toEqual([12]);
    expect(prepared.plane).toBeNull();
    expect(prepared.notes).toContainEqual(
      expect.stringMatching(
        /^11 rows \(lines 5, 10, 11, 12, 13, 49, 180, 220, 258, 270 and 273\) have no sex\. Filled in with the most frequent kind of the training rows: (fe)?male\.$/,
      ),
    );
  });

  it('takes nothing from valid and test rows: changing one leaves every training row as it was', () => {
    const original = prepare(penguins, { options: { columns: 'all' } });
    const { plane } = prepare(penguins);
    const trainRows = featureRows(readPass(original.streams['train'], 0));
    const changeRow = (row: number) =>
      prepare(penguins, {
        options: { columns: 'all' },
        files: filesWithLine(row + 2, (text) => text.replace(/,[A-Z].*/, ',Atlantis,999,1,999,1,male,1900')),
      });
    for (const stream of [1, 2]) {
      const row = plane?.streamIndex.indexOf(stream) ?? -1;
      const changed = changeRow(row);
      expect(featureRows(readPass(changed.streams['train'], 0))).toEqual(trainRows);
      expect(changed.featureNames).toEqual(original.featureNames);
      const name = original.streamNames[stream] ?? '';
      expect(featureRows(readPass(changed.streams[name], 0))).not.toEqual(
        featureRows(readPass(original.streams[name], 0)),
      );
    }
    const trainRow = plane?.streamIndex.indexOf(0) ?? -1;
    expect(featureRows(readPass(changeRow(trainRow).streams['train'], 0))).not.toEqual(trainRows);
  });

  it('leaves out a ragged row and says which', () => {
    const { notes, rowCounts } = prepare(penguins, { files: filesWithLine(100, (text) => text.replace(',', ' ')) });
    expect(notes).toContain('Line 100 is left out: it has 7 cells, the header has 8.');
    expect(Object.values(rowCounts).reduce((sum, count) => sum + count)).toBe(343);
  });

  it('leaves out a row without species and says so', () => {
    const { notes, rowCounts, plane } = prepare(penguins, {
      files: filesWithLine(100, (text) => text.replace(/^\w+/, 'NA')),
    });
    expect(notes).toContain('1 row has no species and is left out: line 100.');
    expect(Object.values(rowCounts).reduce((sum, count) => sum + count)).toBe(343);
    expect(plane?.x).toHaveLength(343);
  });

  it('refuses a choice of columns that it does not have, and a file that is not there', () => {
    expect(() => prepare(penguins, { options: { columns: 'some' } })).toThrow(
      'Option \'columns\' of the data set must be one of two, all, but "some" came.',
    );
    expect(() => prepare(penguins, { files: new Map() })).toThrow(
      "The data set needs the file 'penguins.csv', which was not loaded (loaded: none).",
    );
  });
});

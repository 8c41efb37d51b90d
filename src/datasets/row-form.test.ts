import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText } from './csv/columns/column-builder.ts';
import { amounts, cycle } from './csv/columns/testing/understood.ts';
import type { RowForm } from './dataset-definition.ts';
import { prepareOwn, stored, type TableUnderTest } from './testing/own-table.ts';
import { featureRows, readPass, targets } from './testing/read-streams.ts';

const COUNT = 100;
const TABLE: TableUnderTest = {
  columns: {
    size: amounts(COUNT).map((cell, row) => (row % 11 === 5 ? 'NA' : cell)),
    colour: cycle(COUNT, 'red', 'blue', '', 'green'),
    same: cycle(COUNT, '7'),
    when: cycle(COUNT, '2024-01-31T08:30', '2024-06-01T12:00', '2023-02-28T23:59'),
    kind: cycle(COUNT, 'a', 'b', 'b', 'a', ''),
  },
  target: 'kind',
  ofColumn: { same: { role: 'feature' } },
};

function formOf(table: TableUnderTest): RowForm {
  const { rowForm } = prepareOwn(table);
  if (rowForm === null) throw new TypeError('There is no form.');
  return rowForm;
}

const FORM = formOf(TABLE);

describe('the inputs of a form', () => {
  it('are the columns the model sees, with range, step and a typical value of the training rows', () => {
    expect(FORM.inputs).toMatchObject([
      { kind: 'number', name: 'size', source: 0, step: 0.001 },
      { kind: 'category', name: 'colour', source: 1, choices: ['blue', 'green', 'red'] },
      { kind: 'date', name: 'when', source: 3, min: '2023-02-28T23:59', max: '2024-06-01T12:00', hasTime: true },
    ]);
    const [size] = FORM.inputs;
    if (size?.kind !== 'number') throw new TypeError('size is no number');
    expect(size.min).toBeLessThan(size.typical);
    expect(size.typical).toBeLessThan(size.max);
  });

  it('have dates as a control for them has them', () => {
    const when = cycle(COUNT, '2024-01-31', '2024-06-01', '2023-02-28');
    expect(formOf({ ...TABLE, columns: { ...TABLE.columns, when } }).inputs[2]).toMatchObject({
      min: '2023-02-28',
      typical: '2024-01-31',
      hasTime: false,
    });
  });

  it('gives the typical values an encoding like any other', () => {
    const typical = FORM.inputs.map((input) => String(input.typical));
    const { data, width, counts } = FORM.encode([typical]);
    expect(width).toBe(FORM.encodedColumns.length);
    expect(data.every(Number.isFinite)).toBe(true);
    expect(counts).toEqual(FORM.inputs.map(() => ({ missing: 0, unreadable: 0, unseen: 0 })));
  });
});

describe('encode', () => {
  const table = stored(TABLE);
  const texts = (row: number) =>
    FORM.inputs.map(({ source }) => {
      const column = table.columns[source];
      return column === undefined ? '' : cellText(column, row);
    });

  it('gives the texts of a row of the table what the model was shown of it', () => {
    const rows = Array.from({ length: COUNT }, (_, row) => texts(row));
    const { data, width } = FORM.encode(rows);
    expect(width).toBe(FORM.rows.features.width);
    expect(data).toEqual(FORM.rows.features.data);
  });

  it('reads single rows as it reads many', () => {
    fc.assert(
      fc.property(fc.nat({ max: COUNT - 1 }), (row) => {
        const { width, data } = FORM.rows.features;
        expect(FORM.encode([texts(row)]).data).toEqual(data.slice(row * width, (row + 1) * width));
      }),
    );
  });

  it('counts what is missing, what cannot be read and what was not seen in training, by input', () => {
    const { counts, data, width } = FORM.encode([
      ['large', 'violet', 'soon'],
      ['NA', '', ''],
      ['1.5', 'red'],
    ]);
    expect(counts).toEqual([
      { missing: 1, unreadable: 1, unseen: 0 },
      { missing: 1, unreadable: 0, unseen: 1 },
      { missing: 2, unreadable: 1, unseen: 0 },
    ]);
    const row = (index: number) =>
      Object.fromEntries(FORM.encodedColumns.map(({ name }, place) => [name, data[index * width + place]]));
    expect(row(0)).toMatchObject({ 'colour: other': 1, 'colour: red': 0, 'size is missing': 1 });
    expect(row(0)['size']).toBe(row(1)['size']); // both filled in
    expect(row(1)).toMatchObject({ 'colour is missing': 1, 'colour: other': 0 });
    expect(row(2)).toMatchObject({ 'size is missing': 0, 'colour: red': 1, 'colour is missing': 0 });
  });

  it('takes the decimal mark that the texts are written with, whatever that of the file was', () => {
    expect(FORM.encode([['1,5', 'red', '']], ',').data).toEqual(FORM.encode([['1.5', 'red', '']]).data);
    expect(FORM.encode([['1,5', 'red', '']]).counts[0]).toMatchObject({ unreadable: 1 });
  });

  it('knows the tokens for missing, the form of dates and the merged kinds that were chosen', () => {
    const form = formOf({
      ...TABLE,
      columns: { ...TABLE.columns, when: cycle(COUNT, '31.01.2024', '01.06.2024', '28.02.2023') },
      ofColumn: {
        size: { missingTokens: ['-9', 'NA'] },
        colour: { mergedKinds: ['red', 'green'] },
        when: { type: 'date', dateForm: 'dayFirst' },
      },
    });
    expect(form.inputs[1]).toMatchObject({ choices: ['blue', 'other'] });
    const { counts, data } = form.encode([['-9.0', 'red', '05.03.2024']]);
    expect(counts).toMatchObject([{ missing: 1 }, { unseen: 0 }, { unreadable: 0 }]);
    expect(data).toEqual(form.encode([['NA', 'other', '2024-03-05']]).data);
  });

  it('encodes no rows as none', () => {
    expect(FORM.encode([])).toMatchObject({ width: FORM.encodedColumns.length, data: new Float32Array() });
  });
});

describe('the rows of a stream', () => {
  const prepared = prepareOwn(TABLE);

  it.each(['valid', 'test'])('are those of %s, in its order, with their lines', (name) => {
    const batches = readPass(prepared.streams[name], 0);
    const { features, target } = FORM.streamRows(name);
    expect([...features.data]).toEqual(featureRows(batches).flat());
    expect([...target]).toEqual(targets(batches));
    expect(FORM.sourceLines[name]).toHaveLength(target.length);
  });

  it('are those of train in ascending order, each once, even where it repeats some', () => {
    const form = formOf({ ...TABLE, choices: { balance: 'oversample' } });
    const lines = [...(form.sourceLines['train'] ?? [])];
    expect(lines).toEqual(lines.toSorted((one, other) => one - other));
    expect(new Set(lines).size).toBe(lines.length);
    const kinds = TABLE.columns['kind'] ?? [];
    const { target } = form.streamRows('train');
    expect([...target].map((index) => ['a', 'b'][index])).toEqual(lines.map((line) => kinds[line - 2]));
  });

  it('put together are all rows of the table with a target', () => {
    const lines = ['train', 'valid', 'test'].flatMap((name) => [...(FORM.sourceLines[name] ?? [])]);
    const kinds = TABLE.columns['kind'] ?? [];
    expect(lines.sort((one, other) => one - other)).toEqual(
      [...FORM.rows.lines].filter((line) => kinds[line - 2] !== ''),
    );
    expect(FORM.rows.lines).toHaveLength(COUNT);
  });

  it('are asked for by name', () => {
    expect(() => FORM.streamRows('night')).toThrow("There is no stream 'night'. There are: train, valid, test.");
  });
});

import { describe, expect, it } from 'vitest';
import { amounts, cycle } from './csv/columns/testing/understood.ts';
import { prepareOwnTable } from './prepare-own-table.ts';
import { choicesFor, prepareOwn, stored, type TableUnderTest } from './testing/own-table.ts';
import { seededRandom } from './seeded-random.ts';
import { featureRows, readPass, targets } from './testing/read-streams.ts';

const COUNT = 120;
const HOUSES: TableUnderTest = {
  columns: {
    area: amounts(COUNT),
    heating: cycle(COUNT, 'gas', 'wood', 'gas', 'oil', 'gas'),
    built: cycle(COUNT, '1990-05-01', '2001-11-15', '2012-01-30', '1995-07-07'),
    sold: cycle(COUNT, 'no', 'no', 'yes', 'no', 'no', 'no', 'perhaps'),
    price: amounts(COUNT).map((cell) => String(1e6 + Number(cell) * 12_345)),
  },
  target: 'sold',
};

const withCells = (name: string, cells: readonly string[]): TableUnderTest => ({
  ...HOUSES,
  columns: { ...HOUSES.columns, [name]: cells },
});
const withGap = (name: string, isGap: (row: number) => boolean) =>
  withCells(
    name,
    (HOUSES.columns[name] ?? []).map((cell, row) => (isGap(row) ? '' : cell)),
  );

describe('what is learnt follows from the target', () => {
  it('learns kinds as classes, in the order of their names', () => {
    const { target, streams } = prepareOwn(HOUSES);
    expect(target).toEqual({ kind: 'classes', name: 'sold', classNames: ['no', 'perhaps', 'yes'] });
    expect(new Set(targets(readPass(streams['train'], 0)))).toEqual(new Set([0, 1, 2]));
  });

  it('learns numbers as numbers, in their own unit, with mean and scale of the training rows', () => {
    const { target, streams, notes } = prepareOwn({ ...HOUSES, target: 'price' });
    if (target.kind !== 'number') throw new TypeError('The target is no number.');
    const prices = targets(readPass(streams['train'], 0));
    const mean = prices.reduce((sum, price) => sum + price, 0) / prices.length;
    expect(Math.min(...prices)).toBeGreaterThan(1e6);
    expect(target.mean).toBeCloseTo(mean, 3);
    const deviation = Math.sqrt(prices.reduce((sum, price) => sum + (price - mean) ** 2, 0) / prices.length);
    expect(target.scale).toBeCloseTo(deviation, 3);
    expect(notes).toContainEqual(expect.stringMatching(/^price: learnt as its distance from/));
  });

  it('keeps the digits of large numbers that lie close together', () => {
    const price = HOUSES.columns['price']?.map((_, row) => String(1_700_000_000 + ((row * 37) % 97) / 8)) ?? [];
    const { streams } = prepareOwn({ ...withCells('price', price), target: 'price' });
    expect(targets(readPass(streams['valid'], 0)).every((value) => price.includes(String(value)))).toBe(true);
  });

  it('leaves out rows without a target, and says so', () => {
    const { rowCounts, notes } = prepareOwn(withGap('sold', (row) => row === 3 || row === 50));
    expect(Object.values(rowCounts).reduce((sum, count) => sum + count)).toBe(COUNT - 2);
    expect(notes).toContain('2 rows have no sold and are left out: lines 5 and 52.');
  });

  it('leaves out rows that were left out by choice', () => {
    const { rowCounts, rowForm } = prepareOwn({ ...HOUSES, choices: { excludedLines: [2, 3, 4] } });
    expect(Object.values(rowCounts).reduce((sum, count) => sum + count)).toBe(COUNT - 3);
    expect(rowForm?.rows.lines[0]).toBe(5);
  });
});

describe('where training would mean nothing', () => {
  it.each([
    ['the target is the same throughout', withCells('sold', cycle(COUNT, 'no')), 'The target \'sold\' is the same in all rows'],
    ['there are too few rows', { ...HOUSES, choices: { excludedLines: HOUSES.columns['area']?.map((_, row) => row + 7) ?? [] } }, 'only 5 rows'],
    ['there is no feature', { ...HOUSES, ofColumn: { area: { role: 'ignore' }, heating: { role: 'ignore' }, built: { role: 'ignore' }, price: { role: 'ignore' } } }, 'There is nothing to learn from'],
    ['a part has no share', { ...HOUSES, choices: { shares: { valid: 0, test: 15 } } }, 'The validation part has no rows'],
  ] as readonly [string, TableUnderTest, string][])('says why: %s', (_, table, sentence) => {
    expect(() => prepareOwn(table)).toThrow(sentence);
  }); // prettier-ignore

  it('[C31] says so where a batch is larger than the training part', () => {
    expect(() => prepareOwn(HOUSES, 1, 100)).toThrow(
      'A batch of 100 rows is larger than the training part of 84 rows.',
    );
  });

  it('says so where only rows outside of training differ in the features', () => {
    const ordered = { kind: 'ordered', column: null } as const;
    const table = withCells(
      'area',
      cycle(COUNT, '7').map((cell, row) => (row > 110 ? '8' : cell)),
    );
    const ofColumn = { heating: { role: 'ignore' }, built: { role: 'ignore' }, price: { role: 'ignore' } } as const;
    expect(() => prepareOwn({ ...table, ofColumn, choices: { split: ordered } })).toThrow(
      'in each feature all training rows are alike',
    );
  });

  it('refuses more numbers a row than a model can take, and names the widest column', () => {
    const names = Array.from({ length: 4000 }, (_, row) => `name ${(row * 7919) % 3001}`);
    const table: TableUnderTest = {
      columns: { name: names, size: amounts(4000), kind: cycle(4000, 'a', 'b') },
      target: 'kind',
    };
    expect(() => prepareOwn(table)).toThrow(
      /^The features become 2,\d+ numbers a row, .* Column 'name' alone gives 2,/,
    );
  });
});

describe('what a model sees', () => {
  it('is numbers scaled, kinds one-hot, dates taken apart, and where values are missing', () => {
    const { featureNames, inputShape, rowForm } = prepareOwn(withGap('area', (row) => row % 9 === 4));
    expect(featureNames).toEqual([
      'area',
      'area is missing',
      'heating: gas',
      'heating: oil',
      'heating: wood',
      'heating: other',
      'built: year',
      'built: month (sin)',
      'built: month (cos)',
      'built: weekday (sin)',
      'built: weekday (cos)',
      'price',
    ]);
    expect(inputShape).toEqual([12]);
    expect(rowForm?.encodedColumns.map(({ source }) => source)).toEqual([0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 4]);
  });

  it.each([
    ['standardise', (column: readonly number[]) => column.reduce((sum, value) => sum + value, 0) / column.length, 0],
    ['minMax', (column: readonly number[]) => Math.max(...column) - Math.min(...column), 1],
    ['none', (column: readonly number[]) => Math.max(...column), 126.5],
  ] as const)('has numbers scaled as was chosen, on the training rows: %s', (scaling, figure, expected) => {
    const { streams } = prepareOwn({ ...HOUSES, choices: { scaling } });
    const areas = featureRows(readPass(streams['train'], 0)).map(([area = NaN]) => area);
    expect(Math.abs(figure(areas) - expected)).toBeLessThan(scaling === 'none' ? 2 : 1e-5);
  });

  it('has a map where there are two numbers and classes', () => {
    const ofColumn = { heating: { role: 'ignore' }, built: { role: 'ignore' } } as const;
    const { plane } = prepareOwn({ ...HOUSES, ofColumn });
    expect(plane).toMatchObject({ xLabel: 'area', yLabel: 'price' });
    expect(prepareOwn({ ...withGap('area', (row) => row % 9 === 4), ofColumn }).plane).toBeNull();
    expect(prepareOwn(HOUSES).plane).toBeNull();
  });
});

describe('rare classes', () => {
  it('have weights in the loss, from the training rows, where that was chosen', () => {
    const { target, notes } = prepareOwn({ ...HOUSES, choices: { balance: 'classWeights' } });
    if (target.kind !== 'classes') throw new TypeError('There are no classes.');
    const [no = 0, perhaps = 0, yes = 0] = target.classWeights ?? [];
    expect(no).toBeLessThan(1);
    expect(perhaps).toBeGreaterThan(1);
    expect(yes).toBeGreaterThan(1);
    expect(notes).toContainEqual(expect.stringMatching(/^In training the loss of a row counts by its class: no 0\.4/));
    expect(prepareOwn(HOUSES).target).not.toHaveProperty('classWeights');
  });

  it('come as often as the others in the train stream alone, where that was chosen; what is fitted stays the same', () => {
    const plain = prepareOwn(HOUSES);
    const balanced = prepareOwn({ ...HOUSES, choices: { balance: 'oversample' } });
    const drawn = targets(readPass(balanced.streams['train'], 2));
    const counts = [0, 1, 2].map((index) => drawn.filter((other) => other === index).length);
    expect(new Set(counts).size).toBe(1);
    expect(balanced.rowCounts['train']).toBe(drawn.length);
    expect(balanced.numBatches['train']).toBe(Math.ceil(drawn.length / 8));
    expect(balanced.rowForm?.encoders).toEqual(plain.rowForm?.encoders);
    expect(balanced.rowForm?.sourceLines).toEqual(plain.rowForm?.sourceLines);
    for (const name of ['valid', 'test'])
      expect(targets(readPass(balanced.streams[name], 0))).toEqual(targets(readPass(plain.streams[name], 0)));
    const lines = new Set(featureRows(readPass(balanced.streams['train'], 2)).map(String));
    expect(lines).toEqual(new Set(featureRows(readPass(plain.streams['train'], 0)).map(String)));
    expect(balanced.notes).toContainEqual(expect.stringMatching(/^Training rows of rare classes are repeated/));
  });

  it.each(['classWeights', 'oversample'] as const)('are not a question where a number is learnt: %s', (balance) => {
    const { target, rowCounts } = prepareOwn({ ...HOUSES, target: 'price', choices: { balance } });
    expect(target).toMatchObject({ kind: 'number' });
    expect(rowCounts['train']).toBe(84);
  });
});

it('what was noticed while the table was read comes first among its notes', () => {
  const own = { table: stored(HOUSES), choices: choicesFor(HOUSES), notes: ['Read so.'] };
  const { notes } = prepareOwnTable(own, { batchSize: 8, random: seededRandom(1) });
  expect(notes[0]).toBe('Read so.');
  expect(notes.slice(1)).toEqual(prepareOwn(HOUSES).notes);
});

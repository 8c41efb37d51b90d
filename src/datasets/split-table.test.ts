import { describe, expect, it } from 'vitest';
import type { SplitRule, TableChoices } from './csv/columns/table-choices.ts';
import { amounts, cycle } from './csv/columns/testing/understood.ts';
import { seededRandom } from './seeded-random.ts';
import { PARTS } from './split.ts';
import { splitTable } from './split-table.ts';
import { understood, type TableUnderTest } from './testing/own-table.ts';

const COUNT = 200;
const days = Array.from({ length: COUNT }, (_, row) =>
  new Date(Date.UTC(2020, 0, 1 + ((row * 77) % COUNT))).toISOString().slice(0, 10),
);
const SALES = {
  price: amounts(COUNT),
  shop: cycle(COUNT, 'north', 'south', 'east', 'west', 'centre', 'harbour'),
  day: days,
  sold: cycle(COUNT, 'yes', 'no', 'no'),
};

function splitOf(changes: Partial<TableChoices>, table: Partial<TableUnderTest> = {}, seed = 1) {
  const tested = { columns: SALES, target: 'sold', choices: changes, ...table };
  return splitTable(understood(tested), seededRandom(seed));
}

const sizes = (split: ReturnType<typeof splitOf>) => PARTS.map((part) => split[part].length);

const RULES: readonly SplitRule[] = [
  { kind: 'stratified' },
  { kind: 'shuffled' },
  { kind: 'grouped', column: 1 },
  { kind: 'ordered', column: 2 },
  { kind: 'ordered', column: null },
];

describe('splitTable', () => {
  it.each(RULES)('deals every row with a target to one part, by $kind ($column)', (split) => {
    const sold = SALES.sold.map((cell, row) => (row % 10 === 3 ? '' : cell));
    const dealt = splitOf({ split }, { columns: { ...SALES, sold } });
    const rows = PARTS.flatMap((part) => [...dealt[part]]).sort((one, other) => one - other);
    expect(rows).toEqual([...sold.keys()].filter((row) => sold[row] !== ''));
  });

  it.each(RULES)('gives the same split for the same seed, by $kind ($column)', (split) => {
    expect(splitOf({ split })).toEqual(splitOf({ split }));
    const isRandom = split.kind !== 'ordered';
    const [first, second] = [1, 2].map((seed) => JSON.stringify(splitOf({ split }, {}, seed)));
    expect(first === second).toBe(!isRandom);
  });

  it.each([{ kind: 'stratified' }, { kind: 'shuffled' }, { kind: 'ordered', column: null }] as const)(
    'keeps the shares that were chosen, by $kind',
    (split) => {
      const [train = 0, valid = 0, test = 0] = sizes(splitOf({ split, shares: { valid: 10, test: 40 } }));
      expect(train + valid + test).toBe(COUNT);
      expect(Math.abs(valid - 20)).toBeLessThanOrEqual(1);
      expect(Math.abs(test - 80)).toBeLessThanOrEqual(1);
    },
  );

  it('keeps the proportion of the classes where it is stratified', () => {
    const split = splitOf({ split: { kind: 'stratified' } });
    for (const part of PARTS) {
      const yes = [...split[part]].filter((row) => SALES.sold[row] === 'yes').length;
      expect(Math.abs(yes - split[part].length / 3)).toBeLessThan(1.5);
    }
  });

  it('does not move the rows of one class when rows of another come', () => {
    const more = cycle(60, 'perhaps');
    const columns = Object.fromEntries(
      Object.entries(SALES).map(([name, cells]) => [
        name,
        [...cells, ...(name === 'sold' ? more : cells.slice(0, 60))],
      ]),
    );
    const before = splitOf({});
    const after = splitOf({}, { columns });
    const kept = (rows: Int32Array, kind: string) => [...rows].filter((row) => row < COUNT && SALES.sold[row] === kind);
    // Rounding may owe another part a row, so the first class, which is dealt first, is compared.
    for (const part of PARTS) expect(kept(after[part], 'no')).toEqual(kept(before[part], 'no'));
  });

  it('deals a target of numbers at random', () => {
    const split = splitOf({}, { target: 'price' });
    expect(sizes(split)).toEqual([140, 30, 30]);
  });

  it('keeps the rows of a group together; a row without a group is one by itself', () => {
    const shop = SALES.shop.map((cell, row) => (row % 20 === 0 ? 'NA' : cell));
    const split = splitOf({ split: { kind: 'grouped', column: 1 } }, { columns: { ...SALES, shop } });
    const shops = PARTS.map(
      (part) => new Set([...split[part]].map((row) => shop[row]).filter((name) => name !== 'NA')),
    );
    const all = shops.flatMap((set) => [...set]);
    expect(new Set(all).size).toBe(all.length);
    expect(sizes(split).every((size) => size > 0)).toBe(true);
  });

  it('groups by numbers and dates as well', () => {
    const columns = {
      ...SALES,
      shop: cycle(COUNT, '1', '1.0', '2', '3', '4', '5', '6'),
      day: cycle(COUNT, ...days.slice(0, 9)),
    };
    for (const column of [1, 2]) {
      const split = splitOf({ split: { kind: 'grouped', column } }, { columns });
      const cells = (column === 1 ? columns.shop : columns.day).map((cell) => cell.replace('.0', ''));
      const all = PARTS.flatMap((part) => [...new Set([...split[part]].map((row) => cells[row]))]);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('has every test row later than every training row, and leaves out those without a time', () => {
    const day = days.map((cell, row) => (row < 3 ? '' : cell));
    const split = splitOf({ split: { kind: 'ordered', column: 2 } }, { columns: { ...SALES, day } });
    const latest = (rows: Int32Array) =>
      [...rows]
        .map((row) => day[row] ?? '')
        .sort()
        .at(-1) ?? '';
    for (const row of split.valid) expect((day[row] ?? '') > latest(split.train)).toBe(true);
    for (const row of split.test) expect((day[row] ?? '') > latest(split.valid)).toBe(true);
    expect(sizes(split).reduce((sum, size) => sum + size)).toBe(COUNT - 3);
  });

  it('takes the rows as they stand in the file for their order where no column gives it', () => {
    const { train, valid, test } = splitOf({ split: { kind: 'ordered', column: null } });
    expect([train[139], valid[0], valid[29], test[0]]).toEqual([139, 140, 169, 170]);
  });

  it('says what is wrong with a rule or with shares that cannot be', () => {
    expect(() => splitOf({ split: { kind: 'grouped', column: 9 } })).toThrow('goes by column 10, but the table has 4');
    expect(() => splitOf({ shares: { valid: 60, test: 50 } })).toThrow('100 at most together, but are 60 and 50');
  });

  it('has empty parts where there is nothing to learn', () => {
    const ofColumn = { sold: { role: 'ignore' }, price: { role: 'ignore' }, shop: { role: 'ignore' } } as const;
    expect(sizes(splitOf({}, { ofColumn }))).toEqual([0, 0, 0]);
  });
});

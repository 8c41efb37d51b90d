import { describe, expect, it } from 'vitest';
import { applyChange } from './problems/apply-fix.ts';
import { initialChoices } from './table-choices.ts';
import { amounts, cycle, storedTable } from './testing/understood.ts';
import { understandTable, type StoredTable } from './understand-table.ts';

function roles(table: StoredTable, choices = initialChoices(table.columns.length)) {
  return understandTable(table, choices).columns.map(({ role }) => role);
}

describe('decideRoles', () => {
  const penguins = storedTable(
    ['rowid', cycle(60).map((_, row) => String(row + 1))],
    ['species', cycle(60, 'Adelie', 'Gentoo', 'Chinstrap')],
    ['mass', amounts(60)],
    ['year', cycle(60, '2007')],
    ['sex', cycle(60, 'male', 'female', 'female', 'NA', 'male')],
  );

  it('takes a target by its name, and leaves out what tells nothing', () => {
    expect(roles(penguins)).toEqual(['ignore', 'target', 'feature', 'ignore', 'feature']);
    expect(understandTable(penguins, initialChoices(5)).columns[1]?.reason).toBe("It is called 'species'.");
  });

  it('else takes the last category of a few kinds, else the last column of numbers', () => {
    const kinds = storedTable(['a', cycle(60, 'x', 'y')], ['b', cycle(60, 'u', 'v', 'w')], ['c', amounts(60)]);
    expect(roles(kinds)).toEqual(['feature', 'target', 'feature']);
    expect(roles(storedTable(['a', amounts(60)], ['b', amounts(60).reverse()]))).toEqual(['feature', 'target']);
  });

  it('gives way to the person, and has one target at most', () => {
    const sex = applyChange(initialChoices(5), { kind: 'setRole', column: 4, role: 'target' });
    expect(roles(penguins, sex)).toEqual(['ignore', 'feature', 'feature', 'ignore', 'target']);
    const mass = applyChange(sex, { kind: 'setRole', column: 2, role: 'target' });
    expect(roles(penguins, mass)).toEqual(['ignore', 'feature', 'target', 'ignore', 'feature']);
    const back = applyChange(mass, { kind: 'setRole', column: 4, role: 'target' });
    expect(roles(penguins, back)).toEqual(['ignore', 'feature', 'feature', 'ignore', 'target']);
    const none = applyChange(mass, { kind: 'setRole', column: 2, role: 'ignore' });
    expect(roles(penguins, none)[2]).toBe('ignore');
  });
});

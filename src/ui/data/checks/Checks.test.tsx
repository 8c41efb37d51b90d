// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TableProblem } from '../../../protocol/table-messages.ts';
import type { TableDeskState } from '../../../store/table-desk-state.ts';
import type { OpenTable } from '../../../worker/table-view.ts';
import { showDesk, WithView } from '../testing/show-desk.tsx';
import { birdsCsv, openState, openTable } from '../testing/table-desk-fixture.ts';
import { checkItems } from './check-items.ts';
import { Checks } from './Checks.tsx';

afterEach(cleanup);

const onLine = vi.fn();

function show(table: OpenTable, state: Partial<TableDeskState> = {}) {
  onLine.mockClear();
  return showDesk(table, <WithView draw={(view) => <Checks view={view} onLine={onLine} />} />, state);
}

const entry = (title: string | RegExp) => {
  const item = screen.getByRole('heading', { level: 3, name: title }).closest('li');
  if (item === null) throw new Error('It is not in the list.');
  return within(item);
};
const head = () => screen.getByRole('complementary', { name: 'Checks' }).querySelector('span')?.textContent;

/** A column of numbers with one word that is not one of those for missing. */
const withWord = () => openTable(birdsCsv().replace(',NA,', ',n/d,'));

describe('the list of checks', () => {
  it('says what is to be decided in words, with where and what to do; the first is the way to go', () => {
    const { askedFor } = show(withWord());
    const check = entry(/^Column 'body_mass_g' is taken for text/);
    expect(check.getByText('To decide')).toBeTruthy();
    expect(head()).toMatch(/^1 to decide/);
    fireEvent.click(check.getByRole('button', { name: 'Show line 5' }));
    expect(onLine).toHaveBeenCalledWith(5);
    fireEvent.click(check.getByRole('button', { name: "Treat 'n/d' as missing" }));
    const [change] = askedFor('change') as { readonly kind: string; readonly column: number }[];
    expect(change).toMatchObject({ kind: 'setMissingTokens', column: 3 });
    expect(head()).toMatch(/^nothing to decide/);
  });

  it('says what stops training', () => {
    show(openTable('a,b\n1,x\n2,y\n3,x'));
    expect(entry('There are only 3 rows.').getByText('Stops training')).toBeTruthy();
  });

  it('names rows that do not fit, and fills the short ones if that is wanted', () => {
    const { askedFor } = show(openTable(`${birdsCsv()}\nAdelie,Dream\n`));
    const check = entry('1 row does not fit and is left out.');
    expect(check.getByText('Handled')).toBeTruthy();
    expect(check.getByText('Line 62 has 2 of 5 cells.')).toBeTruthy();
    expect(check.queryByRole('button', { name: /^Show line/ })).toBeNull();
    fireEvent.click(check.getByRole('button', { name: 'Fill the short ones with empty cells' }));
    expect(askedFor('setReading')).toEqual([{ padShortRows: true }]);
  });

  it('names rows that were filled, and leaves them out again', () => {
    const { askedFor } = show(openTable(`${birdsCsv()}\nAdelie,Dream\n`, { reading: { padShortRows: true } }));
    const check = entry('1 row was too short and got empty cells.');
    expect(check.getByRole('button', { name: 'Show line 62' })).toBeTruthy();
    fireEvent.click(check.getByRole('button', { name: 'Leave them out instead' }));
    expect(askedFor('setReading')).toEqual([{ padShortRows: false }]);
  });

  it('names the lines left out by choice, some of many, and takes them back', () => {
    const { askedFor } = show(openTable(birdsCsv()));
    expect(screen.queryByText(/as you chose/)).toBeNull();
    cleanup();
    const { view } = openState(openTable(birdsCsv()));
    if (view === null) throw new Error('There is no view.');
    const excludedLines = Array.from({ length: 12 }, (_, index) => index + 2);
    const desk = show(openTable(birdsCsv()), { view: { ...view, choices: { ...view.choices, excludedLines } } });
    const check = entry('12 rows are left out, as you chose.');
    expect(check.getAllByRole('button', { name: /^Show line/ })).toHaveLength(8);
    expect(check.getByText('and 4 more')).toBeTruthy();
    fireEvent.click(check.getByRole('button', { name: 'Take them back' }));
    expect(desk.askedFor('change')).toEqual([{ kind: 'restoreLines' }]);
    expect(askedFor('change')).toEqual([]);
  });

  it('says so where nothing is wrong', () => {
    const { view } = openState(openTable(birdsCsv()));
    if (view === null) throw new Error('There is no view.');
    show(openTable(birdsCsv()), { view: { ...view, problems: [] } });
    expect(screen.getByText('Nothing is wrong with this table.')).toBeTruthy();
  });
});

describe('undoing', () => {
  it('is off with a reason until something was changed', () => {
    const { askedFor } = show(withWord());
    const undo = screen.getByRole('button', { name: 'Undo' });
    expect(undo.getAttribute('aria-disabled')).toBe('true');
    expect(undo.getAttribute('aria-description')).toBe('Nothing was changed yet.');
    fireEvent.click(undo);
    expect(askedFor('undo')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: "Treat 'n/d' as missing" }));
    fireEvent.click(undo);
    expect(askedFor('undo')).toHaveLength(1);
    expect(entry(/^Column 'body_mass_g' is taken for text/)).toBeTruthy();
  });
});

describe('a sentence of a check', () => {
  const { view } = openState(openTable(birdsCsv()));
  const problem: TableProblem = { id: 'x', severity: 'warns', sentence: '', column: null, lines: [], fixes: [] };
  it.each([
    ['It is so. Choose another.', 'It is so.', 'Choose another.'],
    ["Column 'n. A. 5' is odd. It stays.", "Column 'n. A. 5' is odd.", 'It stays.'],
    ['Which comes first?', 'Which comes first?', ''],
    ['Values such as 1.5 are fine', 'Values such as 1.5 are fine', ''],
  ])('%s', (sentence, title, text) => {
    if (view === null) throw new Error('There is no view.');
    const [item] = checkItems({ ...view, problems: [{ ...problem, sentence }] });
    expect([item?.title, item?.text]).toEqual([title, text]);
  });
});

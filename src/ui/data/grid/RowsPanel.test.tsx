// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { TableDeskState } from '../../../store/table-desk-state.ts';
import type { TableView } from '../../../protocol/table-messages.ts';
import type { OpenTable } from '../../../worker/table-view.ts';
import { showDesk, WithView } from '../testing/show-desk.tsx';
import { birdsCsv, openTable } from '../testing/table-desk-fixture.ts';
import type { Jump } from './jump.ts';
import { RowsPanel } from './RowsPanel.tsx';

afterEach(cleanup);

function Panel({ view }: { readonly view: TableView }) {
  const [line, setLine] = useState<Jump | null>(null);
  return <RowsPanel view={view} line={line} onLine={(to) => setLine({ to })} />;
}

function show(table: OpenTable, state: Partial<TableDeskState> = {}) {
  return showDesk(table, <WithView draw={(view) => <Panel view={view} />} />, state);
}

const birds = (rows?: number) => openTable(birdsCsv(rows));
const region = () => screen.getByRole('region', { name: 'Rows of birds.csv' });
const lineOf = (line: number) => screen.getByRole('row', { name: new RegExp(`^(out )?${line} `) });
const columnHead = (name: string) => {
  const head = screen.getAllByRole('columnheader').find((each) => each.querySelector('span')?.textContent === name);
  if (head === undefined) throw new Error(`There is no column '${name}'.`);
  return within(head);
};

describe('the rows as they were read', () => {
  it('are a table with the lines of the file, of which only those in sight are drawn', () => {
    const { askedFor } = show(birds(5000));
    const table = within(region()).getByRole('table');
    expect(table.getAttribute('aria-rowcount')).toBe('5001');
    expect(table.getAttribute('aria-colcount')).toBe('6');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(lineOf(2).getAttribute('aria-rowindex')).toBe('2');
    expect(lineOf(2).textContent).toBe('2 Adelie Biscoe 35.0 3200 B1000');
    expect(askedFor('readRows')).toEqual([[0, 100]]);
  });

  it('are asked for as one scrolls to them, each block once', () => {
    const { askedFor } = show(birds(5000));
    for (const top of [50_000, 50_050]) {
      region().scrollTop = top;
      fireEvent.scroll(region());
    }
    expect(lineOf(2002)).toBeTruthy();
    expect(askedFor('readRows')).toEqual([
      [0, 100],
      [1900, 100],
      [2000, 100],
    ]);
  });

  it('are asked for anew once a change was made', () => {
    const { askedFor, store } = show(birds());
    act(() => {
      const { view } = store.getState();
      if (view !== null) store.setState({ view: { ...view }, rows: new Map() });
    });
    expect(askedFor('readRows')).toEqual([
      [0, 100],
      [0, 100],
    ]);
  });

  it('have words for what is missing and for what is left out', () => {
    show(openTable(`${birdsCsv(20)}\n,Biscoe,40.1,3000,B7`));
    expect(lineOf(5).textContent).toContain('missing');
    expect(within(lineOf(5)).getByTitle('NA')).toBeTruthy();
    expect(lineOf(5).textContent).not.toContain('out');
    expect(lineOf(22).textContent).toMatch(/^out 22/);
  });

  it('can be reached and scrolled by keys, past all that can be chosen in the heads', () => {
    show(birds());
    expect(region().tabIndex).toBe(0);
    expect(screen.getByRole('button', { name: 'Skip the columns' })).toBeTruthy();
  });
});

describe('going to a line', () => {
  it('shows its row and marks it', () => {
    show(birds(5000));
    fireEvent.change(screen.getByLabelText('line'), { target: { value: '4002' } });
    fireEvent.submit(screen.getByLabelText('line'));
    expect(lineOf(4002).dataset['found']).toBe('true');
    expect(region().scrollTop).toBeGreaterThan(90_000);
  });

  it('finds it behind cells of several lines', () => {
    const rows = Array.from({ length: 400 }, (_, row) => `${row},"a\nb\nc",${row % 2}`);
    show(openTable(['x,note,y', ...rows].join('\n')));
    fireEvent.change(screen.getByLabelText('line'), { target: { value: '902' } });
    fireEvent.submit(screen.getByLabelText('line'));
    expect(lineOf(902).dataset['found']).toBe('true');
  });

  it('does nothing where it is no line', () => {
    const { askedFor } = show(birds());
    fireEvent.change(screen.getByLabelText('line'), { target: { value: 'x' } });
    fireEvent.submit(screen.getByLabelText('line'));
    expect(askedFor('readRows')).toEqual([[0, 100]]);
  });
});

describe('the head of a column', () => {
  it('says what it holds: a chart in words, values, gaps', () => {
    show(birds());
    const bill = columnHead('bill_length_mm');
    expect(bill.getByRole('img', { name: /^bill_length_mm: from 35 to 52, mean [\d.]+\. Most rows/ })).toBeTruthy();
    expect(bill.getByText(/^\d+ values$/)).toBeTruthy();
    expect(bill.getByText('no gaps')).toBeTruthy();
    expect(columnHead('body_mass_g').getByText('3 gaps')).toBeTruthy();
    const species = columnHead('species');
    expect(species.getByRole('img', { name: 'species: Adelie 30, Gentoo 20, Chinstrap 10.' })).toBeTruthy();
    expect(species.getByText('3 kinds')).toBeTruthy();
  });

  it('changes role and type, and takes a choice back', () => {
    const { askedFor } = show(birds());
    const role = screen.getByLabelText<HTMLSelectElement>('Role of island');
    expect(role.value).toBe('feature');
    expect(role.getAttribute('data-explain')).toBe('Each of its kinds becomes an input.');
    fireEvent.change(role, { target: { value: 'ignore' } });
    const type = screen.getByLabelText<HTMLSelectElement>('Type of island');
    expect(type.value).toBe('category');
    expect(type.getAttribute('data-explain')).not.toBe('');
    fireEvent.change(type, { target: { value: 'text' } });
    fireEvent.change(type, { target: { value: 'as found' } });
    expect(askedFor('change')).toEqual([
      { kind: 'setRole', column: 1, role: 'ignore' },
      { kind: 'setType', column: 1, type: 'text' },
      { kind: 'resetColumn', column: 1 },
    ]);
  });

  it('is drawn only where it is looked at, in a table of many columns', () => {
    const names = Array.from({ length: 500 }, (_, index) => `c${index}`);
    const rows = Array.from({ length: 20 }, (_, row) => names.map((_name, index) => (row * index) % 7).join(','));
    show(openTable([names.join(','), ...rows].join('\n')));
    expect(within(region()).getByRole('table').getAttribute('aria-colcount')).toBe('501');
    expect(screen.getAllByRole('columnheader').length).toBeLessThan(40);
    region().scrollLeft = 20_800;
    fireEvent.scroll(region());
    expect(columnHead('c200')).toBeTruthy();
    expect(screen.getAllByRole('columnheader').length).toBeLessThan(40);
  });
});

describe('what the model really sees', () => {
  const look = () => fireEvent.click(screen.getByRole('button', { name: 'What the model really sees' }));

  it('is numbers, each column saying what it is made of', () => {
    const { askedFor } = show(birds());
    look();
    expect(askedFor('readEncodedRows')).toHaveLength(1);
    const grid = screen.getByRole('region', { name: 'What the model sees of birds.csv' });
    expect(within(grid).getByText('island: Dream')).toBeTruthy();
    const [first] = within(grid).getAllByRole('row').slice(1);
    expect(first?.textContent).toMatch(/^2/);
    expect(Array.from(first?.querySelectorAll('td') ?? [], ({ textContent }) => Number(textContent))).not.toContain(
      NaN,
    );
  });

  it('leads back to the column it is made of', () => {
    show(birds());
    look();
    const [button] = screen.getAllByRole('button', { name: 'from island' });
    if (button === undefined) throw new Error('There is no such button.');
    fireEvent.click(button);
    expect(region()).toBeTruthy();
    expect(screen.getByLabelText('Role of island').closest('th')?.dataset['found']).toBe('true');
  });

  it('is nothing while training would mean nothing', () => {
    const { askedFor } = show(openTable('a,b\n1,x\n2,y\n3,x'));
    look();
    expect(screen.getByText(/^The model sees nothing yet\. There are only 3 rows/)).toBeTruthy();
    expect(askedFor('readEncodedRows')).toEqual([]);
  });

  it('gives way to the rows as they were read when a line is to be shown', () => {
    show(birds());
    look();
    fireEvent.change(screen.getByLabelText('line'), { target: { value: '30' } });
    fireEvent.submit(screen.getByLabelText('line'));
    expect(lineOf(30).dataset['found']).toBe('true');
  });
});

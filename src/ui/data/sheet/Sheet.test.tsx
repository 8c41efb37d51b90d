// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TableDeskState } from '../../../store/table-desk-state.ts';
import type { OpenTable } from '../../../worker/table-view.ts';
import { DataScreen } from '../DataScreen.tsx';
import { setLayout, showDesk } from '../testing/show-desk.tsx';
import { birdsCsv, openState, openTable } from '../testing/table-desk-fixture.ts';

beforeEach(() => setLayout('wide'));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const onLab = vi.fn();

function show(table: OpenTable, state: Partial<TableDeskState> = {}) {
  onLab.mockClear();
  return showDesk(table, <DataScreen onLab={onLab} />, state);
}

const birds = () => openTable(birdsCsv());
const chips = () => within(screen.getByRole('group', { name: 'Read as' }));
const sentence = () => within(screen.getByRole('group', { name: 'What is learned from what' }));

describe('how the file was read', () => {
  it('is said part by part, beside the name and the size', () => {
    show(birds());
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('birds.csv');
    expect(screen.getByRole('group', { name: 'Read as' }).textContent).toContain('60 rows, 5 columns. Read as');
    const names = chips()
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
    expect(names).toEqual([
      'Delimiter: comma',
      'Decimal mark: point 1.5',
      'Encoding: UTF-8',
      'Names of the columns: names in line 1',
      'Quotes: quotes "',
      'NA is missing',
    ]);
  });

  it.each([
    [/^Delimiter/, 'semicolon', { dialect: { delimiter: ';' } }],
    [/^Decimal mark/, 'comma 1,5', { dialect: { decimal: ',' } }],
    [/^Encoding/, 'Windows-1252', { encoding: 'windows-1252' }],
    [/^Quotes/, "quotes '", { dialect: { quote: "'" } }],
  ])('%s can be chosen otherwise', (chip, choice, reading) => {
    const { askedFor } = show(birds());
    fireEvent.click(chips().getByRole('button', { name: chip }));
    fireEvent.click(screen.getByRole('button', { name: choice }));
    expect(askedFor('setReading')).toEqual([reading]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(chips().getByRole('button', { name: chip }));
  });

  it('shows what speaks for it, the way it is and the other ways', () => {
    show(birds());
    fireEvent.click(chips().getByRole('button', { name: /^Delimiter/ }));
    const panel = within(screen.getByRole('dialog', { name: 'Delimiter' }));
    expect(panel.getByText(/of the first \d+ rows have 5 cells/)).toBeTruthy();
    expect(panel.getByRole('button', { name: 'comma' }).getAttribute('aria-pressed')).toBe('true');
    expect(panel.getByRole('table', { name: 'First rows with comma' }).textContent).toContain('Adelie');
    fireEvent.keyDown(panel.getByRole('button', { name: 'comma' }), { key: 'Escape' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('lets lines be skipped and the header be denied, as one choice', () => {
    const { askedFor } = show(birds());
    fireEvent.click(chips().getByRole('button', { name: /^Names of the columns/ }));
    fireEvent.click(screen.getByLabelText('The first row names the columns'));
    const lines = screen.getByLabelText('Lines to skip before it');
    fireEvent.change(lines, { target: { value: 'two' } });
    expect(lines.getAttribute('aria-invalid')).toBe('true');
    fireEvent.click(screen.getByRole('button', { name: 'Read it so' }));
    expect(askedFor('setReading')).toEqual([]);
    fireEvent.change(lines, { target: { value: '2' } });
    fireEvent.click(screen.getByRole('button', { name: 'Read it so' }));
    expect(askedFor('setReading')).toEqual([{ dialect: { hasHeader: false, skippedLines: 2 } }]);
  });

  it('shows what counts as missing in a column, begins with the one with most gaps, and takes more', () => {
    const { askedFor } = show(birds());
    fireEvent.click(chips().getByRole('button', { name: 'NA is missing' }));
    const tokens = within(screen.getByRole('list', { name: 'Missing in body_mass_g' }));
    expect(tokens.getByText('3 times').closest('li')?.textContent).toContain('NA');
    fireEvent.click(tokens.getByRole('button', { name: '- is a value' }));
    fireEvent.change(screen.getByLabelText('Also missing'), { target: { value: 'n/d' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    const [without, withMore] = askedFor('change') as { readonly column: number; readonly tokens: readonly string[] }[];
    expect(without?.column).toBe(3);
    expect(without?.tokens).not.toContain('-');
    expect(withMore?.tokens).toContain('n/d');
  });

  it('says near the name why a file is not kept', () => {
    const { view } = openState(birds());
    show(birds(), { view: view === null ? null : { ...view, whyNotKept: 'The browser has no room left.' } });
    expect(screen.getByText('Not kept in this browser. The browser has no room left.')).toBeTruthy();
  });
});

describe('the sentence of what is learned from what', () => {
  it('names the target, the inputs and what the model then does', () => {
    show(birds());
    expect(screen.getByRole('group', { name: 'What is learned from what' }).textContent).toMatch(
      /^Predictspeciesfromislandbill length mmbody mass gcolumnso the model tells 3 kinds apart$/,
    );
  });

  it('takes an input out and in again, and another target', () => {
    const { askedFor } = show(birds());
    fireEvent.click(sentence().getByRole('button', { name: 'Leave island out' }));
    expect(sentence().queryByText('island')).toBeNull();
    fireEvent.click(sentence().getByRole('button', { name: 'column' }));
    fireEvent.click(screen.getByRole('button', { name: /^island/ }));
    fireEvent.click(sentence().getByRole('button', { name: 'species' }));
    fireEvent.click(screen.getByRole('button', { name: /^body_mass_g/ }));
    expect(askedFor('change')).toEqual([
      { kind: 'setRole', column: 1, role: 'ignore' },
      { kind: 'setRole', column: 1, role: 'feature' },
      { kind: 'setRole', column: 3, role: 'target' },
    ]);
    expect(sentence().getByText('estimates a number')).toBeTruthy();
  });

  it('flags an input about which something is to be decided, in words too', () => {
    const text = birdsCsv()
      .split('\n')
      .map((line, row) => `${line},${row === 0 ? 'code' : `${line.split(',')[0] ?? ''}x`}`);
    show(openTable(text.join('\n')));
    expect(sentence().getByText('code').parentElement?.textContent).toContain('to decide:');
  });

  it('stays short with many columns, and finds one of them by a part of its name', () => {
    const names = Array.from({ length: 300 }, (_, index) => `gene${index}`);
    const rows = Array.from({ length: 20 }, (_, row) =>
      [...names.map((_name, index) => (row * index) % 7), row % 2 ? 'on' : 'off'].join(','),
    );
    const { askedFor } = show(openTable([[...names, 'state'].join(','), ...rows].join('\n')));
    expect(sentence().getAllByRole('button', { name: /^Leave/ })).toHaveLength(8);
    fireEvent.click(sentence().getByRole('button', { name: /^and \d+ more$/ }));
    expect(sentence().getAllByRole('button', { name: /^Leave/ }).length).toBeGreaterThan(200);
    fireEvent.click(sentence().getByRole('button', { name: 'state' }));
    const picker = within(screen.getByRole('dialog', { name: 'What is predicted' }));
    expect(picker.getByText(/more\. Type a part of the name\./)).toBeTruthy();
    fireEvent.change(picker.getByLabelText('Part of the name'), { target: { value: 'GENE29' } });
    fireEvent.click(picker.getByRole('button', { name: /^gene299/ }));
    expect(askedFor('change')).toEqual([{ kind: 'setRole', column: 299, role: 'target' }]);
  });
});

describe('the way on to the Lab', () => {
  it('puts the table there, and trains on it if that is asked', () => {
    const { asked } = show(birds());
    asked.length = 0;
    fireEvent.click(screen.getByRole('button', { name: 'Open in the lab' }));
    expect(asked).toEqual([['useInLab']]);
    fireEvent.click(screen.getByRole('button', { name: 'Train now' }));
    expect(asked).toEqual([['useInLab'], ['useInLab'], ['trainAnew']]);
    expect(onLab).toHaveBeenCalledTimes(2);
  });

  it('is off while training would mean nothing, with the reason beside it', () => {
    const { askedFor } = show(openTable('a,b\n1,x\n2,y\n3,x'));
    for (const name of ['Train now', 'Open in the lab']) {
      const button = screen.getByRole('button', { name });
      expect(button.getAttribute('aria-disabled')).toBe('true');
      const reason = document.getElementById(button.getAttribute('aria-describedby') ?? '');
      expect(reason?.textContent).toMatch(/^Training cannot start yet\. There are only 3 rows/);
      fireEvent.click(button);
    }
    expect(askedFor('useInLab')).toEqual([]);
    expect(onLab).not.toHaveBeenCalled();
  });

  it('waits for a change that is being made', () => {
    const { askedFor } = show(birds(), { isChanging: true });
    fireEvent.click(screen.getByRole('button', { name: 'Train now' }));
    expect(askedFor('useInLab')).toEqual([]);
  });

  it('says what training leaves out', () => {
    const text = `${birdsCsv()}\n,Biscoe,40.1,3000,B7`;
    show(openTable(text));
    expect(screen.getByText('Training uses 60 rows. It leaves out line 62, and the column tag.')).toBeTruthy();
  });
});

// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptFile, TableId } from '../../protocol/table-messages.ts';
import type { TableDeskState, TableOpening, TableRefusal } from '../../store/table-desk-state.ts';
import type { OpenTable } from '../../worker/table-view.ts';
import { DataScreen } from './DataScreen.tsx';
import { setLayout, showDesk } from './testing/show-desk.tsx';
import { birdsCsv, openState, openTable } from './testing/table-desk-fixture.ts';

beforeEach(() => setLayout('wide'));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const onLab = vi.fn();

function show(table: OpenTable | null, state: Partial<TableDeskState> = {}) {
  onLab.mockClear();
  return showDesk(table, <DataScreen onLab={onLab} />, state);
}

const birds = () => openTable(birdsCsv());
const status = () =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent.trim())
    .join('');
const kept: KeptFile = {
  fileId: 'file-1',
  name: 'birds.csv',
  size: 1520,
  keptAt: '2026-11-25T12:00:00Z',
  rowCount: 60,
};

describe('the Data screen before anything is open', () => {
  it('says what one can begin with, and opens the penguins', () => {
    const { askedFor } = show(null);
    expect(screen.getByText(/^No data yet\. Drop a CSV here, or start with the penguins/)).toBeTruthy();
    expect(screen.queryByRole('complementary', { name: 'Checks' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Start with the penguins' }));
    expect(askedFor('openDataset')).toEqual(['penguins']);
  });

  it('asks which files are kept', () => {
    expect(show(null).askedFor('listFiles')).toHaveLength(1);
  });
});

describe('where data come from', () => {
  it('opens a file that is chosen, and the same again', () => {
    const { askedFor } = show(null);
    const input = screen.getByLabelText('Choose a file');
    const file = new File(['a,b'], 'mine.csv');
    for (let time = 0; time < 2; time += 1) fireEvent.change(input, { target: { files: [file] } });
    expect(askedFor('openFile')).toEqual(['mine.csv', 'mine.csv']);
    expect(screen.getByText(/It never leaves this computer/)).toBeTruthy();
  });

  it('takes a file dropped anywhere, the first of several, and says so', () => {
    const { askedFor, store } = show(birds());
    const files = [new File(['a'], 'one.csv'), new File(['b'], 'two.csv')];
    const dataTransfer = { types: ['Files'], files };
    fireEvent.dragOver(screen.getByRole('region', { name: 'Split' }), { dataTransfer });
    expect(screen.getByText(/^Let go/)).toBeTruthy();
    fireEvent.drop(screen.getByRole('region', { name: 'Split' }), { dataTransfer });
    expect(screen.queryByText(/^Let go/)).toBeNull();
    expect(askedFor('openFile')).toEqual(['one.csv']);
    act(() => store.setState({ opening: { ...reading, fileName: 'one.csv' } }));
    expect(screen.getByText('Of 2 files the first is opened.')).toBeTruthy();
  });

  it('opens a table pasted on the screen, but not what is pasted into a field', () => {
    const { askedFor } = show(birds());
    const clipboardData = { files: [], getData: () => 'a\tb\n1\t2' };
    fireEvent.paste(screen.getByLabelText('line'), { clipboardData });
    expect(askedFor('openText')).toEqual([]);
    fireEvent.paste(document.body, { clipboardData });
    expect(askedFor('openText')).toEqual(['a\tb\n1\t2']);
  });

  it('opens what is in the clipboard by its button, and says what to do where that may not be read', async () => {
    const readText = vi.fn().mockResolvedValueOnce('a,b\n1,2').mockRejectedValueOnce(new Error('denied'));
    vi.stubGlobal('navigator', { clipboard: { readText } });
    const { askedFor } = show(null);
    const button = screen.getByRole('button', { name: 'Paste a table' });
    fireEvent.click(button);
    await vi.waitFor(() => expect(askedFor('openText')).toEqual(['a,b\n1,2']));
    fireEvent.click(button);
    expect(await screen.findByText(/Press Ctrl\+V/)).toBeTruthy();
  });

  it('opens a demo that is a table here, and any other in the Lab', () => {
    const { askedFor } = show(null);
    fireEvent.click(screen.getByRole('button', { name: /^Wine/ }));
    expect(askedFor('openDataset')).toEqual(['wine']);
    expect(onLab).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: /^Moons/ }));
    expect(askedFor('setField')).toEqual([['dataset', 'moons']]);
    expect(onLab).toHaveBeenCalledOnce();
  });

  it('lists the files that are kept, tells which is open, and asks before it deletes one', () => {
    const { askedFor } = show(birds(), {
      files: [kept, { ...kept, fileId: 'file-2', name: 'old.csv', rowCount: null }],
    });
    const open = screen.getByRole('button', { name: /^birds\.csv/ });
    expect(open.getAttribute('aria-current')).toBe('true');
    expect(open.textContent).toContain('60 rows, 1.5 kB');
    fireEvent.click(screen.getByRole('button', { name: /^old\.csv/ }));
    expect(askedFor('openKept')).toEqual(['file-2']);
    fireEvent.click(screen.getByRole('button', { name: 'Delete old.csv' }));
    expect(askedFor('deleteFile')).toEqual([]);
    const question = within(screen.getByRole('group', { name: 'Delete old.csv?' }));
    expect(document.activeElement).toBe(question.getByRole('button', { name: 'Keep it' }));
    fireEvent.click(question.getByRole('button', { name: 'Delete it' }));
    expect(askedFor('deleteFile')).toEqual(['file-2']);
  });

  it('cites what is open', () => {
    show(openTable(birdsCsv(), { source: { kind: 'site', path: 'penguins.csv' } }));
    expect(screen.getByText(/Gorman/)).toBeTruthy();
  });

  it.each(['rail', 'slim'] as const)('stands behind "Open" where there is no room beside the table: %s', (layout) => {
    setLayout(layout);
    const { askedFor } = show(birds());
    expect(screen.queryByRole('button', { name: /^Wine/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    const dialog = screen.getByRole<HTMLDialogElement>('dialog', { name: 'Data sets' });
    expect(dialog.open).toBe(true);
    fireEvent.click(within(dialog).getByRole('button', { name: /^Wine/ }));
    expect(askedFor('openDataset')).toEqual(['wine']);
    expect(dialog.open).toBe(false);
  });
});

const reading: TableOpening = {
  tableId: 'table-2' as TableId,
  fileName: 'weather.csv',
  phase: 'rows',
  done: 2_100_000,
  total: 8_400_000,
  rowsDone: 31_402,
};

describe('while a file is read', () => {
  it('says how far it is once that takes a while, keeps what was open, and can be cancelled', () => {
    vi.useFakeTimers();
    const { askedFor } = show(birds(), { opening: reading });
    expect(screen.queryByRole('progressbar')).toBeNull();
    act(() => void vi.advanceTimersByTime(200));
    const bar = screen.getByRole('progressbar', { name: 'Reading weather.csv' });
    expect(bar.getAttribute('aria-valuetext')).toBe('Reading weather.csv, 2.1 of 8.4 MB, 31,402 rows so far.');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('birds.csv');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(askedFor('cancelOpening')).toHaveLength(1);
  });

  it('is read out once, and so is what was understood', () => {
    const { store } = show(null, { opening: reading });
    expect(status()).toBe('Reading weather.csv.');
    act(() => store.setState({ ...openState(birds()), opening: null }));
    expect(status()).toMatch(/^Understood: 60 rows, 5 columns, (nothing|\d+) to decide\.$/);
  });
});

describe('a file that cannot be read', () => {
  const view = openState(openTable('a;b,c\n1;2,3\n4;5,6')).view;
  const refusal: TableRefusal = {
    tableId: 'table-2' as TableId,
    fileName: 'ragged.csv',
    message: '10 of 40 rows do not have the 2 cells of the first.',
    line: 7,
    reading: view?.reading ?? null,
    source: { kind: 'file', fileId: 'file-2' },
  };

  it('says why and on which line, as an alert, above what was open', () => {
    show(birds(), { refusal });
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('ragged.csv was not read');
    expect(alert.textContent).toContain('Line 7 of the file.');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('birds.csv');
  });

  it('offers the other ways to read it, each with its first rows', () => {
    const { askedFor } = show(null, { refusal });
    const others = screen.getByRole('group', { name: 'Other ways to read it' });
    expect(within(others).getAllByRole('table').length).toBeGreaterThan(0);
    const [first] = within(others).getAllByRole('button');
    if (first === undefined) throw new Error('There is no other way.');
    fireEvent.click(first);
    fireEvent.click(screen.getByRole('button', { name: 'Fill short rows with empty cells' }));
    fireEvent.click(screen.getByRole('button', { name: 'Take it as one table' }));
    fireEvent.click(screen.getByRole('button', { name: 'Begin at line 7' }));
    fireEvent.change(screen.getByLabelText('Encoding'), { target: { value: 'windows-1252' } });
    const [{ dialect }, ...rest] = askedFor('setReading') as [{ dialect: { delimiter: string } }, ...unknown[]];
    expect(dialect.delimiter).not.toBe(refusal.reading?.dialect.delimiter);
    expect(rest).toEqual([
      { padShortRows: true },
      { isOneTable: true },
      { dialect: { skippedLines: 6 } },
      { encoding: 'windows-1252' },
    ]);
  });

  it('offers none where there is no text to read', () => {
    show(null, { refusal: { ...refusal, reading: null, message: 'The file is a PNG image, not CSV.' } });
    expect(screen.queryByLabelText('Encoding')).toBeNull();
    expect(screen.queryByRole('button', { name: /Fill short rows/ })).toBeNull();
  });
});

it('says why the last change was not made', () => {
  show(birds(), { failure: 'The worker is gone.' });
  expect(screen.getByRole('alert').textContent).toContain('Not done. The worker is gone.');
});

it('takes the last change back by Ctrl+Z, but not in a field', () => {
  const { askedFor } = show(birds(), { undoCount: 1 });
  fireEvent.keyDown(screen.getByLabelText('line'), { key: 'z', ctrlKey: true });
  expect(askedFor('undo')).toEqual([]);
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  fireEvent.keyDown(document.body, { key: 'Z', metaKey: true });
  expect(askedFor('undo')).toHaveLength(2);
});

it('has one foot, below all the rest on a small screen', () => {
  setLayout('slim');
  show(birds());
  const foot = screen.getByRole('button', { name: 'Train now' });
  const checks = screen.getByRole('complementary', { name: 'Checks' });
  expect(checks.compareDocumentPosition(foot) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

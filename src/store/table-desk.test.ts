import { describe, expect, test, vi } from 'vitest';
import type { TableConfig } from '../config/table-config.ts';
import { initialChoices } from '../datasets/csv/columns/table-choices.ts';
import type { TableCommand, TableId, TableView } from '../protocol/table-messages.ts';
import { createTableDesk } from './table-desk.ts';

const CHOICES = initialChoices(0);
const SEMICOLONS = { delimiter: ';', quote: '"', decimal: ',', hasHeader: true, skippedLines: 0 } as const;
const READING: TableView['reading'] = {
  choice: { encoding: null, dialect: { delimiter: ';' }, padShortRows: false, isOneTable: false },
  encoding: 'utf-8',
  dialect: SEMICOLONS,
  evidence: { delimiter: '', quote: '', decimal: '', hasHeader: '', skippedLines: '' },
  guesses: [],
};

function viewOf(tableId: TableId, changes: Partial<TableView> = {}): TableView {
  return {
    tableId,
    source: { kind: 'file', fileId: 'abc' },
    fileName: 'tea.csv',
    fileSize: 10,
    whyNotKept: null,
    reading: READING,
    rowCount: 100,
    columns: [],
    problems: [],
    whyNotTrain: null,
    excludedRows: [],
    paddedRows: [],
    notices: [],
    choices: CHOICES,
    task: { kind: 'classes', targetName: 'kind', classNames: ['a', 'b'] },
    parts: null,
    ...changes,
  };
}

function desk() {
  const sent: TableCommand[] = [];
  const onUse = vi.fn<(config: TableConfig, task: unknown) => void>();
  const made = createTableDesk({ send: (command) => sent.push(command), seed: () => 7, onUse });
  const opening = (): TableId => {
    const { opening: found } = made.store.getState();
    if (found === null) throw new Error('Nothing is being opened.');
    return found.tableId;
  };
  const openAndShow = (changes: Partial<TableView> = {}) => {
    made.actions.openText('a;b');
    const tableId = opening();
    made.takeIn({ type: 'tableUnderstood', tableId, view: viewOf(tableId, changes) });
    return tableId;
  };
  return { ...made, sent, onUse, opening, openAndShow };
}

describe('opening', () => {
  test('sends the file with the seed of the experiment, and shows how far it is', () => {
    const { actions, store, takeIn, sent, opening } = desk();
    actions.openFile(new File(['a'], 'tea.csv'));
    expect(sent).toMatchObject([
      { type: 'openTable', fileName: 'tea.csv', seed: 7, reading: null, choices: null, origin: { kind: 'new' } },
    ]);
    takeIn({ type: 'tableReading', tableId: opening(), phase: 'rows', done: 5, total: 10, rowsDone: 3 });
    expect(store.getState().opening).toMatchObject({ phase: 'rows', done: 5, total: 10, rowsDone: 3 });
  });

  test('what is told of an opening that another has replaced is late', () => {
    const { actions, store, takeIn, opening } = desk();
    actions.openText('a');
    const first = opening();
    actions.openText('b');
    takeIn({ type: 'tableUnderstood', tableId: first, view: viewOf(first) });
    expect(store.getState().view).toBeNull();
  });

  test('a refusal leaves the table that was open, and can be read otherwise from where its bytes are', () => {
    const { actions, store, takeIn, sent, opening, openAndShow } = desk();
    const open = openAndShow();
    actions.openText('c');
    const source = { kind: 'file', fileId: 'def' } as const;
    const refused = { message: 'No table.', line: 3, reading: null, source };
    takeIn({ type: 'tableRefused', tableId: opening(), ...refused });
    expect(store.getState()).toMatchObject({ opening: null, view: { tableId: open }, refusal: refused });
    actions.setReading({ padShortRows: true });
    expect(sent.at(-1)).toMatchObject({ origin: source, reading: { padShortRows: true, encoding: null } });
    expect(store.getState().refusal).toBeNull();
  });

  test('a part of the reading that is chosen keeps the others that were', () => {
    const { actions, sent, openAndShow } = desk();
    openAndShow();
    actions.setReading({ encoding: 'windows-1252' });
    expect(sent.at(-1)).toMatchObject({ reading: { encoding: 'windows-1252', dialect: { delimiter: ';' } } });
  });

  test('is given up by its own name', () => {
    const { actions, store, takeIn, sent, opening } = desk();
    actions.openText('a');
    const tableId = opening();
    actions.cancelOpening();
    expect(sent.at(-1)).toEqual({ type: 'cancelTable', tableId });
    takeIn({ type: 'tableCancelled', tableId });
    expect(store.getState().opening).toBeNull();
  });

  test('the table of a demo is opened where it lies on the site; a demo without one opens nothing', () => {
    const { actions, sent } = desk();
    actions.openDataset('penguins');
    actions.openDataset('spiral');
    expect(sent).toMatchObject([{ origin: { kind: 'site', path: 'penguins.csv' } }]);
  });
});

describe('changing', () => {
  test('is undone one change after the other, and there is nothing to undo in another table', () => {
    const { actions, store, takeIn, sent, openAndShow } = desk();
    const tableId = openAndShow();
    const later = { ...CHOICES, batchSize: 8 };
    actions.change({ kind: 'setBatchSize', batchSize: 8 });
    takeIn({ type: 'tableUnderstood', tableId, view: viewOf(tableId, { choices: later }) });
    actions.change({ kind: 'setBatchSize', batchSize: 4 });
    expect(store.getState()).toMatchObject({ undoCount: 2, isChanging: true });
    actions.undo();
    expect(sent.at(-1)).toEqual({ type: 'setTableChoices', tableId, choices: later });
    actions.undo();
    expect(sent.at(-1)).toEqual({ type: 'setTableChoices', tableId, choices: CHOICES });
    actions.undo();
    expect(sent.filter(({ type }) => type === 'setTableChoices')).toHaveLength(2);
    actions.change({ kind: 'restoreLines' });
    openAndShow();
    expect(store.getState().undoCount).toBe(0);
  });

  test('that fails says why and leaves the table', () => {
    const { actions, store, takeIn, openAndShow } = desk();
    const tableId = openAndShow();
    actions.change({ kind: 'restoreLines' });
    takeIn({ type: 'tableQuestionFailed', tableId, message: 'No.' });
    expect(store.getState()).toMatchObject({ isChanging: false, failure: 'No.', view: { tableId } });
  });

  test('another seed of the experiment is told', () => {
    const { followSeed, sent, openAndShow } = desk();
    followSeed();
    const tableId = openAndShow();
    followSeed();
    expect(sent.slice(1)).toEqual([{ type: 'setTableSeed', tableId, seed: 7 }]);
  });
});

describe('rows', () => {
  const row = (line: number) => ({ line, cells: ['x'], isMissing: [false], isLeftOut: false });

  test('are asked for once, and anew after a change, which may leave out others', () => {
    const { actions, store, takeIn, sent, openAndShow } = desk();
    const tableId = openAndShow({ rowCount: 2 });
    actions.readRows(0, 50);
    takeIn({ type: 'tableRowsRead', tableId, first: 0, rows: [row(2), row(3)] });
    actions.readRows(0, 50);
    expect(sent.filter(({ type }) => type === 'readTableRows')).toHaveLength(1);
    expect(store.getState().rows.get(1)?.line).toBe(3);
    takeIn({ type: 'tableUnderstood', tableId, view: viewOf(tableId, { rowCount: 2 }) });
    actions.readRows(0, 50);
    expect(sent.filter(({ type }) => type === 'readTableRows')).toHaveLength(2);
  });

  test('of a long table only some are kept', () => {
    const { store, takeIn, openAndShow } = desk();
    const tableId = openAndShow({ rowCount: 1_000_000 });
    for (let first = 0; first < 20_000; first += 100)
      takeIn({ type: 'tableRowsRead', tableId, first, rows: Array.from({ length: 100 }, (_, index) => row(index)) });
    expect(store.getState().rows.size).toBeLessThanOrEqual(4000);
    expect(store.getState().rows.has(19_999)).toBe(true);
  });
});

test('the table is put into the Lab with all that was chosen about it', () => {
  const { actions, onUse, openAndShow } = desk();
  actions.useInLab();
  expect(onUse).not.toHaveBeenCalled();
  openAndShow();
  actions.useInLab();
  expect(onUse.mock.calls).toMatchObject([
    [
      { source: { fileId: 'abc' }, fileName: 'tea.csv', reading: { dialect: { delimiter: ';' } }, choices: CHOICES },
      { kind: 'classes', classCount: 2 },
    ],
  ]);
});

describe('when the worker has ended', () => {
  test('the open table is opened again, as it was', () => {
    const { onWorkerEnded, sent, openAndShow } = desk();
    openAndShow();
    onWorkerEnded(false);
    expect(sent.at(-1)).toMatchObject({
      type: 'openTable',
      origin: { kind: 'file', fileId: 'abc' },
      reading: { dialect: { delimiter: ';' } },
      choices: CHOICES,
    });
  });

  test('a worker that does not even load is not started again and again', () => {
    const { onWorkerEnded, sent, openAndShow } = desk();
    openAndShow();
    const count = sent.length;
    onWorkerEnded(true);
    expect(sent).toHaveLength(count);
  });

  test('a file that was being read is refused: it may be what ended it', () => {
    const { actions, store, onWorkerEnded, sent } = desk();
    actions.openText('a');
    onWorkerEnded(false);
    expect(store.getState()).toMatchObject({ opening: null, refusal: { message: expect.any(String) as string } });
    expect(sent).toHaveLength(1);
  });
});

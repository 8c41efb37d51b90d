import { describe, expect, test } from 'vitest';
import { GUESS_ALL } from '../datasets/csv/reading-choice.ts';
import type { TableId } from '../protocol/table-messages.ts';
import { cloudsCsv, openTables } from './testing/tables-under-test.ts';

const tableId = 'table-1' as TableId;

describe('opening a file', () => {
  test('tells how it was read, what its columns are, what is wrong and how it would be split', async () => {
    const { openText, view } = openTables();
    await openText(tableId, cloudsCsv(100, ';'));
    expect(view()).toMatchObject({
      tableId,
      fileName: 'some.csv',
      rowCount: 100,
      whyNotKept: null,
      whyNotTrain: null,
      reading: { encoding: 'utf-8', dialect: { delimiter: ';', hasHeader: true } },
      task: { kind: 'classes', targetName: 'side', classNames: ['left', 'right'] },
    });
    expect(view().columns.map(({ name, type, role }) => [name, type, role])).toEqual([
      ['across', 'number', 'feature'],
      ['up', 'number', 'feature'],
      ['side', 'category', 'target'],
    ]);
    expect(view().parts).toEqual([
      { name: 'train', rowCount: 70, classCounts: [35, 35] },
      { name: 'valid', rowCount: 15, classCounts: expect.any(Array) as number[] },
      { name: 'test', rowCount: 15, classCounts: expect.any(Array) as number[] },
    ]);
  });

  test('a long file is read in turns, and tells how far it is', async () => {
    const { openText, of } = openTables();
    await openText(tableId, cloudsCsv(120_000));
    const told = of('tableReading');
    expect(new Set(told.map(({ phase }) => phase))).toEqual(new Set(['text', 'rows', 'columns']));
    const rows = told.filter(({ phase }) => phase === 'rows');
    expect(rows.length).toBeGreaterThan(2);
    for (const { done, total } of told) expect(done).toBeLessThanOrEqual(total);
    expect(rows.at(-1)?.rowsDone).toBe(120_000);
  });

  test('C33: a reading that is cancelled says nothing more, and the table that was open stays', async () => {
    const { openText, session, events, view } = openTables();
    await openText(tableId, cloudsCsv(100));
    const long = 'table-2' as TableId;
    const reading = openText(long, cloudsCsv(200_000));
    await session.carryOut({ type: 'cancelTable', tableId: long });
    const count = events.length;
    await reading;
    expect(events.slice(count)).toEqual([]);
    expect(events.at(-1)).toEqual({ type: 'tableCancelled', tableId: long });
    await session.carryOut({ type: 'readTableRows', tableId, first: 0, count: 1 });
    expect(events.at(-1)?.type).toBe('tableRowsRead');
    expect(view().tableId).toBe(tableId);
  });

  test('C33: only the newest of two openings is told', async () => {
    const { openText, of } = openTables();
    const first = openText('table-1', cloudsCsv(5000));
    const second = openText('table-2', cloudsCsv(100));
    await Promise.all([first, second]);
    expect(of('tableUnderstood').map((event) => event.tableId)).toEqual(['table-2']);
  });

  test('a file that cannot be read is refused with its line, and can be read with another choice', async () => {
    const { openText, open, of, view } = openTables();
    const ragged = `a,b\n${'1,2\n3,4,5\n'.repeat(20)}`;
    await openText('table-1', ragged);
    const [refused] = of('tableRefused');
    expect(refused).toMatchObject({ line: 3, reading: { encoding: 'utf-8' }, source: { kind: 'file' } });
    if (refused?.source == null) throw new Error('It has no source.');
    await open('table-2', {
      origin: refused.source,
      reading: { ...GUESS_ALL, dialect: { delimiter: ';' }, isOneTable: true },
    });
    expect(view().columns.map(({ name }) => name)).toEqual(['a,b']);
  });

  test('C34: a file that is gone once it is read is refused with what to do, and the table that was open stays', async () => {
    const { openText, open, session, events, of } = openTables();
    await openText(tableId, cloudsCsv(100));
    const file = new Blob(['a']);
    file.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    await open('table-2', { origin: { kind: 'new', file } });
    expect(of('tableRefused')).toMatchObject([{ message: expect.stringContaining('Choose it again') as string }]);
    await session.carryOut({ type: 'readTableRows', tableId, first: 0, count: 1 });
    expect(events.at(-1)?.type).toBe('tableRowsRead');
  });

  test('a file that is no text is refused by its kind', async () => {
    const { openText, of } = openTables();
    await openText(tableId, Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0));
    expect(of('tableRefused')).toMatchObject([{ message: expect.stringContaining('zip') as string, reading: null }]);
  });

  test('a table of the site takes the target and the inputs of its data set', async () => {
    const { open, view } = openTables();
    await open(tableId, { origin: { kind: 'site', path: 'penguins.csv' }, fileName: 'penguins.csv' });
    expect(view().task).toMatchObject({ targetName: 'species' });
    expect(view().rowCount).toBe(344);
  });
});

describe('keeping', () => {
  test('a file is kept, listed with its rows, and opened again with the choices made about it', async () => {
    const { openText, open, session, of, view } = openTables();
    await openText('table-1', cloudsCsv(100));
    await session.carryOut({
      type: 'changeTable',
      tableId,
      change: { kind: 'setRole', column: 1, role: 'ignore' },
    });
    const [file] = of('filesListed').at(-1)?.files ?? [];
    expect(file).toMatchObject({ name: 'some.csv', rowCount: 100 });
    await open('table-2', { origin: { kind: 'file', fileId: file?.fileId ?? '' } });
    expect(view().columns[1]).toMatchObject({ role: 'ignore' });
    await openText('table-3', cloudsCsv(100));
    expect(view().columns[1]).toMatchObject({ role: 'ignore' });
  });

  test('a file that the browser has no room for is open all the same, and says so', async () => {
    const { openText, open, files, view, of } = openTables();
    files.refuse = new DOMException('full', 'QuotaExceededError');
    await openText('table-1', cloudsCsv(100));
    expect(of('tableKeeping')).toMatchObject([{ whyNotKept: expect.stringContaining('not enough room') as string }]);
    const { source } = view();
    await open('table-2', { origin: source });
    expect(view()).toMatchObject({ tableId: 'table-2', rowCount: 100 });
  });

  test('a deleted file is gone, and opening it says what to do', async () => {
    const { openText, open, session, of } = openTables();
    await openText('table-1', cloudsCsv(100));
    const fileId = of('filesListed').at(-1)?.files[0]?.fileId ?? '';
    await session.carryOut({ type: 'deleteFile', fileId });
    expect(of('filesListed').at(-1)).toMatchObject({ files: [], error: null });
    await open('table-2', { origin: { kind: 'file', fileId } });
    expect(of('tableRefused').at(-1)?.message).toContain('Choose or drop it again');
  });
});

describe('the open table', () => {
  test('a change is answered with the table as it is then, and can be taken back', async () => {
    const { openText, session, view } = openTables();
    await openText(tableId, cloudsCsv(100));
    const { choices } = view();
    await session.carryOut({ type: 'changeTable', tableId, change: { kind: 'excludeLines', lines: [2, 3] } });
    expect(view().choices.excludedLines).toEqual([2, 3]);
    expect(view().parts?.reduce((sum, part) => sum + part.rowCount, 0)).toBe(98);
    await session.carryOut({ type: 'setTableChoices', tableId, choices });
    expect(view().parts?.reduce((sum, part) => sum + part.rowCount, 0)).toBe(100);
  });

  test('another seed deals the rows out otherwise, and leaves their number', async () => {
    const { openText, session, of, view } = openTables();
    await openText(tableId, cloudsCsv(101));
    const before = view().parts;
    await session.carryOut({ type: 'setTableSeed', tableId, seed: 2 });
    expect(of('tableUnderstood')).toHaveLength(2);
    expect(view().parts?.map(({ rowCount }) => rowCount)).toEqual(before?.map(({ rowCount }) => rowCount));
  });

  test('its rows come as they stand in the file, with lines, gaps and what is left out', async () => {
    const { openText, session, of } = openTables();
    await openText(tableId, `x,side\n${'1.50,a\nNA,b\n'.repeat(30)}`);
    await session.carryOut({ type: 'changeTable', tableId, change: { kind: 'excludeLines', lines: [2] } });
    await session.carryOut({ type: 'readTableRows', tableId, first: 0, count: 2 });
    expect(of('tableRowsRead').at(-1)?.rows).toEqual([
      { line: 2, cells: ['1.50', 'a'], isMissing: [false, false], isLeftOut: true },
      { line: 3, cells: ['NA', 'b'], isMissing: [true, false], isLeftOut: false },
    ]);
  });

  test('its rows come as the model sees them, each number with the column it comes from', async () => {
    const { openText, session, of } = openTables();
    await openText(tableId, cloudsCsv(100));
    await session.carryOut({ type: 'readEncodedRows', tableId, first: 10, count: 5 });
    const [encoded] = of('encodedRowsRead');
    expect(encoded?.columns.map(({ name, source }) => [name, source])).toEqual([
      ['across', 0],
      ['up', 1],
    ]);
    expect(encoded?.values).toHaveLength(10);
    expect(encoded?.lines).toEqual([12, 13, 14, 15, 16]);
    expect(encoded?.rowCount).toBe(100);
  });

  test('what cannot be shown is told, and the table stays', async () => {
    const { openText, session, events } = openTables();
    await openText(tableId, cloudsCsv(100));
    for (const column of [0, 1])
      await session.carryOut({ type: 'changeTable', tableId, change: { kind: 'setRole', column, role: 'ignore' } });
    await session.carryOut({ type: 'readEncodedRows', tableId, first: 0, count: 5 });
    expect(events.at(-1)).toMatchObject({ type: 'tableQuestionFailed', tableId });
    await session.carryOut({ type: 'readTableRows', tableId, first: 0, count: 1 });
    expect(events.at(-1)?.type).toBe('tableRowsRead');
  });

  test('questions about a table that is not open any more stay without an answer', async () => {
    const { openText, session, events } = openTables();
    await openText('table-1', cloudsCsv(100));
    await openText('table-2', cloudsCsv(100));
    const count = events.length;
    await session.carryOut({ type: 'readTableRows', tableId, first: 0, count: 1 });
    expect(events).toHaveLength(count);
  });
});

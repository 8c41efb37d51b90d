import { createStore, type StoreApi } from 'zustand/vanilla';
import { initialChoices, type TableChoices } from '../../../datasets/csv/columns/table-choices.ts';
import { applyChange } from '../../../datasets/csv/columns/problems/apply-fix.ts';
import { understandTable } from '../../../datasets/csv/columns/understand-table.ts';
import { readTableFile } from '../../../datasets/csv/read-table-file.ts';
import { GUESS_ALL, type ReadingChoice } from '../../../datasets/csv/reading-choice.ts';
import { runToEnd } from '../../../datasets/csv/run-to-end.ts';
import type { TableId, TableSource } from '../../../protocol/table-messages.ts';
import { NO_TABLE } from '../../../store/initial-table-desk.ts';
import type { TableDeskActions, TableDeskState } from '../../../store/table-desk-state.ts';
import { encodedRows, EncodedTable } from '../../../worker/encoded-table.ts';
import { tableRows, tableView, type OpenTable } from '../../../worker/table-view.ts';

/** A table as the worker has it. */
export function openTable(
  text: string,
  options: {
    readonly fileName?: string;
    readonly source?: TableSource;
    readonly reading?: Partial<ReadingChoice>;
    readonly choices?: TableChoices;
  } = {},
): OpenTable {
  const bytes = new TextEncoder().encode(text);
  const file = runToEnd(readTableFile(bytes, { ...GUESS_ALL, ...options.reading }));
  const choices = options.choices ?? initialChoices(file.stored.columns.length);
  return {
    tableId: 'table-1' as TableId,
    source: options.source ?? { kind: 'file', fileId: 'file-1' },
    fileName: options.fileName ?? 'birds.csv',
    fileSize: bytes.length,
    whyNotKept: null,
    file,
    understood: understandTable(file.stored, choices),
    seed: 42,
  };
}

/** The Data screen with this table open. */
export function openState(table: OpenTable): TableDeskState {
  return { ...NO_TABLE, view: runToEnd(tableView(table)) };
}

export type OnDeskAction = (name: keyof TableDeskActions, argument?: unknown) => void;

/**
 * A desk over a table that does at once what the worker would do in turns: changes are made, rows are read. What concerns
 * files is only told to `onAction`.
 */
export function fixtureDesk(
  table: OpenTable | null,
  onAction: OnDeskAction = () => undefined,
): { readonly store: StoreApi<TableDeskState>; readonly actions: TableDeskActions } {
  let open = table;
  const encoded = new EncodedTable();
  const past: TableChoices[] = [];
  const store = createStore<TableDeskState>(() => (table === null ? NO_TABLE : openState(table)));
  const withTable = (act: (of: OpenTable) => void) => {
    if (open !== null) act(open);
  };
  const choose = (choices: TableChoices) => {
    withTable((of) => {
      open = { ...of, understood: understandTable(of.file.stored, choices) };
      store.setState({ ...openState(open), files: store.getState().files, undoCount: past.length });
    });
  };
  const actions: TableDeskActions = {
    openFile: (file) => onAction('openFile', file.name),
    openText: (text) => onAction('openText', text),
    openKept: (file) => onAction('openKept', file.fileId),
    openDataset: (name) => onAction('openDataset', name),
    cancelOpening: () => onAction('cancelOpening'),
    setReading: (choice) => onAction('setReading', choice),
    change: (change) => {
      onAction('change', change);
      withTable(({ understood }) => {
        past.push(understood.choices);
        choose(applyChange(understood.choices, change));
      });
    },
    undo: () => {
      onAction('undo');
      const choices = past.pop();
      if (choices !== undefined) choose(choices);
    },
    readRows: (first, count) => {
      onAction('readRows', [first, count]);
      withTable((of) => {
        const rows = new Map(store.getState().rows);
        tableRows(of, first, count).forEach((row, index) => rows.set(first + index, row));
        store.setState({ rows });
      });
    },
    readEncodedRows: (first, count) => {
      onAction('readEncodedRows', [first, count]);
      withTable((of) => store.setState({ encoded: encodedRows(encoded.of(of), { first, count }) }));
    },
    deleteFile: (fileId) => onAction('deleteFile', fileId),
    listFiles: () => onAction('listFiles'),
    useInLab: () => onAction('useInLab'),
  };
  return { store, actions };
}

const ISLANDS = ['Biscoe', 'Dream', 'Torgersen'] as const;
const SPECIES = ['Adelie', 'Gentoo', 'Chinstrap'] as const;

/**
 * Birds in a file: three species, the rarer the later; a bill that tells them apart, a mass with gaps, an id that names the
 * rows. `rows` of them, from line 2 on.
 */
export function birdsCsv(rows = 60): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const kind = [0, 0, 0, 1, 1, 2][row % 6] ?? 0;
    const bill = (35 + kind * 6 + ((row * 7) % 11) / 2).toFixed(1);
    const mass = row % 20 === 3 ? 'NA' : String(3200 + kind * 700 + ((row * 37) % 400));
    return [SPECIES[kind], ISLANDS[(row * 5) % 3], bill, mass, `B${1000 + row}`].join(',');
  });
  return ['species,island,bill_length_mm,body_mass_g,tag', ...lines].join('\n');
}

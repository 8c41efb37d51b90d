import { createStore, type StoreApi } from 'zustand/vanilla';
import { describeDataset } from '../config/dataset-descriptions.ts';
import type { TableTask } from '../config/experiment-form.ts';
import { GUESS_ALL, type TableConfig } from '../config/table-config.ts';
import type { TableChoices, TableCommand, TableEvent, TableId } from '../protocol/table-messages.ts';
import { applyTableEvent } from './apply-table-event.ts';
import { NO_TABLE } from './initial-table-desk.ts';
import type { TableDeskActions, TableDeskState } from './table-desk-state.ts';

type OpenCommand = Extract<TableCommand, { readonly type: 'openTable' }>;

export interface TableDeskOptions {
  readonly send: (command: TableCommand) => void;
  /** That of the Lab's form. */
  readonly seed: () => number;
  /** Puts a table into the Lab's form. */
  readonly onUse: (config: TableConfig, task: TableTask) => void;
}

export interface TableDesk {
  readonly store: StoreApi<TableDeskState>;
  readonly actions: TableDeskActions;
  readonly takeIn: (event: TableEvent) => void;
  /** Another seed stands in the Lab's form: the split follows from it. */
  readonly followSeed: () => void;
  /** The worker is gone, and what it had open with it. */
  readonly onWorkerEnded: (isGoneForGood: boolean) => void;
}

/** The Data screen's state and what can be done with it: one table is open, another may be on its way. */
export function createTableDesk(options: TableDeskOptions): TableDesk {
  const store = createStore<TableDeskState>(() => NO_TABLE);
  const past = new Past(store);
  return {
    store,
    actions: createActions(store, options, past),
    takeIn: (event) => {
      const before = store.getState().view?.tableId;
      store.setState(applyTableEvent(store.getState(), event));
      if (store.getState().view?.tableId !== before) past.forget();
    },
    followSeed: () => {
      const { view } = store.getState();
      if (view !== null) options.send({ type: 'setTableSeed', tableId: view.tableId, seed: options.seed() });
    },
    onWorkerEnded: (isGoneForGood) => {
      const { opening, view } = store.getState();
      if (opening !== null) {
        const { tableId, fileName } = opening;
        const message =
          'The worker ended while the file was read. It may be too large for this computer: try a part of it.';
        const refusal = { tableId, fileName, message, line: null, reading: null, source: null };
        store.setState({ opening: null, refusal });
      } else if (view !== null && !isGoneForGood) {
        const { source: origin, fileName, reading, choices } = view;
        open(store, options, { origin, fileName, reading: reading.choice, choices });
      }
    },
  };
}

/** The choices that the open table had, for undoing. */
class Past {
  readonly #store: StoreApi<TableDeskState>;
  #choices: TableChoices[] = [];

  constructor(store: StoreApi<TableDeskState>) {
    this.#store = store;
  }

  add(choices: TableChoices): void {
    this.#choices.push(choices);
    this.#tell();
  }

  take(): TableChoices | null {
    const choices = this.#choices.pop() ?? null;
    this.#tell();
    return choices;
  }

  forget(): void {
    this.#choices = [];
    this.#tell();
  }

  #tell(): void {
    this.#store.setState({ undoCount: this.#choices.length });
  }
}

function createActions(store: StoreApi<TableDeskState>, options: TableDeskOptions, past: Past): TableDeskActions {
  const { send, onUse } = options;
  const withView = (act: (view: NonNullable<TableDeskState['view']>) => void) => {
    const { view } = store.getState();
    if (view !== null) act(view);
  };
  const openAs = (command: Pick<OpenCommand, 'origin' | 'fileName'>) => {
    open(store, options, { ...command, reading: null, choices: null });
  };
  return {
    openFile: (file) => {
      openAs({ origin: { kind: 'new', file }, fileName: file.name });
    },
    openText: (text) => {
      openAs({ origin: { kind: 'new', file: new Blob([text]) }, fileName: 'Pasted table' });
    },
    openKept: ({ fileId, name }) => {
      openAs({ origin: { kind: 'file', fileId }, fileName: name });
    },
    openDataset: (name) => {
      const { table } = describeDataset(name);
      if (table !== null) openAs({ origin: { kind: 'site', path: table.path }, fileName: table.path });
    },
    cancelOpening: () => {
      const { opening } = store.getState();
      if (opening !== null) send({ type: 'cancelTable', tableId: opening.tableId });
    },
    setReading: (choice) => {
      const { refusal, view } = store.getState();
      const shown = refusal ?? view;
      if (shown?.source == null) return;
      const reading = { ...(shown.reading?.choice ?? GUESS_ALL), ...choice };
      open(store, options, { origin: shown.source, fileName: shown.fileName, reading, choices: null });
    },
    change: (change) => {
      withView(({ tableId, choices }) => {
        past.add(choices);
        store.setState({ isChanging: true });
        send({ type: 'changeTable', tableId, change });
      });
    },
    undo: () => {
      withView(({ tableId }) => {
        const choices = past.take();
        if (choices === null) return;
        store.setState({ isChanging: true });
        send({ type: 'setTableChoices', tableId, choices });
      });
    },
    readRows: (first, count) => {
      withView(({ tableId, rowCount }) => {
        const { rows } = store.getState();
        const last = Math.min(first + count, rowCount) - 1;
        if (rows.has(first) && rows.has(last)) return;
        send({ type: 'readTableRows', tableId, first, count });
      });
    },
    readEncodedRows: (first, count) => {
      withView(({ tableId }) => {
        send({ type: 'readEncodedRows', tableId, first, count });
      });
    },
    deleteFile: (fileId) => {
      send({ type: 'deleteFile', fileId });
    },
    listFiles: () => {
      send({ type: 'listFiles' });
    },
    useInLab: () => {
      withView(({ source, fileName, reading, choices, task }) => {
        if (task === null) return;
        const classCount = task.kind === 'classes' ? task.classNames.length : 0;
        onUse({ source, fileName, reading: reading.choice, choices }, { kind: task.kind, classCount });
      });
    },
  };
}

function open(
  store: StoreApi<TableDeskState>,
  { send, seed }: TableDeskOptions,
  command: Omit<OpenCommand, 'type' | 'tableId' | 'seed'>,
): void {
  const tableId = newTableId();
  const { fileName } = command;
  store.setState({ opening: { tableId, fileName, phase: 'bytes', done: 0, total: 0, rowsDone: 0 }, refusal: null });
  send({ type: 'openTable', tableId, seed: seed(), ...command });
}

let tableCount = 0;

function newTableId(): TableId {
  tableCount += 1;
  return `table-${tableCount}` as TableId;
}

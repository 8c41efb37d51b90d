import type { TableEvent, TableRow, TableView } from '../protocol/table-messages.ts';
import { NO_TABLE } from './initial-table-desk.ts';
import type { TableDeskState, TableOpening } from './table-desk-state.ts';

/** Rows kept on the page: enough to scroll back and forth, whatever the size of the table. */
const MAX_ROWS = 4000;

/** The Data screen after an event. Late answers, about a table that is not the one, change nothing. */
export function applyTableEvent(state: TableDeskState, event: TableEvent): TableDeskState {
  if (event.type === 'filesListed') return { ...state, files: event.files, filesError: event.error };
  if (state.opening?.tableId === event.tableId) return applyToOpening(state, state.opening, event);
  return state.view?.tableId === event.tableId ? applyToOpen(state, event) : state;
}

type EventOfTable = Exclude<TableEvent, { readonly type: 'filesListed' }>;

function applyToOpening(state: TableDeskState, opening: TableOpening, event: EventOfTable): TableDeskState {
  switch (event.type) {
    case 'tableReading': {
      const { phase, done, total, rowsDone } = event;
      return { ...state, opening: { ...opening, phase, done, total, rowsDone } };
    }
    case 'tableUnderstood':
      return opened(state, event.view);
    case 'tableRefused': {
      const { tableId, message, line, reading, source } = event;
      const { fileName } = opening;
      return { ...state, opening: null, refusal: { tableId, fileName, message, line, reading, source } };
    }
    case 'tableCancelled':
      return { ...state, opening: null };
    default:
      return state;
  }
}

function applyToOpen(state: TableDeskState, event: EventOfTable): TableDeskState {
  switch (event.type) {
    case 'tableUnderstood':
      return changed(state, event.view);
    case 'tableKeeping':
      return state.view === null ? state : { ...state, view: { ...state.view, whyNotKept: event.whyNotKept } };
    case 'tableQuestionFailed':
      return { ...state, isChanging: false, failure: event.message };
    case 'tableRowsRead':
      return { ...state, rows: withRows(state.rows, event.first, event.rows) };
    case 'encodedRowsRead': {
      const { first, columns, values, lines, rowCount } = event;
      return { ...state, encoded: { first, columns, values, lines, rowCount } };
    }
    default:
      return state;
  }
}

/** Another table is there: nothing of the one before is left but the list of files. */
function opened({ files, filesError }: TableDeskState, view: TableView): TableDeskState {
  return { ...NO_TABLE, files, filesError, view };
}

/** Cells stay as they were read, but which are missing or left out may have changed. */
function changed(state: TableDeskState, view: TableView): TableDeskState {
  return { ...state, view, isChanging: false, failure: null, rows: new Map(), encoded: null };
}

function withRows(known: TableDeskState['rows'], first: number, rows: readonly TableRow[]): TableDeskState['rows'] {
  const all = new Map(known.size + rows.length > MAX_ROWS ? [] : known);
  rows.forEach((row, index) => all.set(first + index, row));
  return all;
}

// All that crosses between page and worker, and which of its two parts a message is for.
import type { Command, TrainingEvent } from './messages.ts';
import type { TableCommand, TableEvent } from './table-messages.ts';

export type ToWorker = Command | TableCommand;
export type FromWorker = TrainingEvent | TableEvent;

const TABLE_COMMANDS: Readonly<Record<TableCommand['type'], true>> = {
  openTable: true,
  cancelTable: true,
  changeTable: true,
  setTableChoices: true,
  setTableSeed: true,
  readTableRows: true,
  readEncodedRows: true,
  listFiles: true,
  deleteFile: true,
};

const TABLE_EVENTS: Readonly<Record<TableEvent['type'], true>> = {
  tableReading: true,
  tableUnderstood: true,
  tableKeeping: true,
  tableRefused: true,
  tableQuestionFailed: true,
  tableCancelled: true,
  tableRowsRead: true,
  encodedRowsRead: true,
  filesListed: true,
};

export function isTableCommand(command: ToWorker): command is TableCommand {
  return Object.hasOwn(TABLE_COMMANDS, command.type);
}

export function isTableEvent(event: FromWorker): event is TableEvent {
  return Object.hasOwn(TABLE_EVENTS, event.type);
}
